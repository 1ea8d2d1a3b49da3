package org.quanyu.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every contract is one in the eyes of the standard, not only of the lake's reader. */
class OdcsSchemaTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final JsonSchema standard = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
            .getSchema(new OdcsSchema(Path.of("target", "odcs")).text(), InputFormat.JSON);

    @Test
    void everyContractFollowsTheStandard() throws IOException {
        for (Map.Entry<String, String> file : ContractFiles.onClasspath().entrySet()) {
            assertThat(standard.validate(YAML.readTree(file.getValue())))
                    .as(file.getKey())
                    .isEmpty();
        }
    }

    @Test
    void theStandardRefusesWhatItDoesNotKnow() throws IOException {
        String yaml = ContractFiles.onClasspath().get("contracts/gold/firm.yaml");

        assertThat(standard.validate(YAML.readTree(yaml.replace("logicalType: date", "logicalType: day"))))
                .isNotEmpty();
        assertThat(standard.validate(YAML.readTree(yaml.replace("businessName:", "chineseName:"))))
                .isNotEmpty();
    }
}
