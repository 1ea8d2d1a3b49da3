package org.quanyu.models.registry;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quanyu.models.score.RiskModelFolder;

/**
 * What people read of a model before and after they let it act (model cards: Mitchell et al. 2019), in Chinese and in
 * English: what it is for and not for, what it was learnt from, how well it does for whom, its gates, who approved it.
 *
 * @param manifest of the model's folder
 * @param decisions about this version, in their order
 */
record ModelCard(Map<String, Object> manifest, List<Registry.Decision> decisions) {

    private static final List<String> LANGUAGES = List.of("zh", "en");

    private static final Configuration CONFIGURATION = configuration();

    /** Writes {@code card.zh.html} and {@code card.en.html} beside the model. */
    static void write(RiskModelFolder files, List<Registry.Decision> decisions) {
        ModelCard card = new ModelCard(files.manifest(), decisions);
        LANGUAGES.forEach(language -> card.write(files, language));
    }

    private void write(RiskModelFolder files, String language) {
        Map<String, Object> values = new LinkedHashMap<>(manifest);
        values.put("decisions", decisions);
        try (StringWriter page = new StringWriter()) {
            CONFIGURATION.getTemplate("card_" + language + ".ftlh").process(values, page);
            Files.writeString(files.folder().resolve("card." + language + ".html"), page.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(ModelCard.class, "");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setLogTemplateExceptions(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        return configuration;
    }
}
