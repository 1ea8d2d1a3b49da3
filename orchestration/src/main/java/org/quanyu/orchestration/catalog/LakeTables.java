package org.quanyu.orchestration.catalog;

import java.util.List;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.util.PropertyUtil;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.database.DatabaseConnection;
import org.quanyu.orchestration.home.LakeHome;
import org.quanyu.schemas.contract.Change;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.contract.Ddl;
import org.quanyu.schemas.contract.Evolution;
import org.quanyu.schemas.contract.TableShape;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** The Iceberg tables of a lake: made and changed after their contracts, and their branches. */
public final class LakeTables implements AutoCloseable {

    private static final List<String> LAYERS = List.of("bronze", "silver", "gold", "mart", "ops");

    private static final Ddl DDL = new Ddl(LakeSession.CATALOG);

    private final Catalog catalog;

    private LakeTables(Catalog catalog) {
        this.catalog = catalog;
    }

    public static LakeTables open(LakeHome home, DatabaseConnection database) {
        return new LakeTables(CatalogUtil.buildIcebergCatalog(
                LakeSession.CATALOG, LakeSession.catalogSettings(home, database), new Configuration()));
    }

    /** Makes the layers' schemas where they are missing. */
    public void prepareLayers() {
        SupportsNamespaces namespaces = (SupportsNamespaces) catalog;
        LAYERS.stream()
                .map(Namespace::of)
                .filter(namespace -> !namespaces.namespaceExists(namespace))
                .forEach(namespaces::createNamespace);
    }

    /**
     * Makes the table of a contract, or brings it to the contract. A bronze table keeps the columns that
     * only earlier deliveries had.
     */
    public void prepare(SparkSession spark, Contract contract) {
        if (!exists(contract.table())) {
            spark.sql(DDL.createTable(contract));
            return;
        }
        TableShape shape = IcebergShape.of(load(contract.table()));
        Contract wanted =
                contract.layer().equals("bronze") ? DeliveredColumns.keptIn(contract, shape.schema()) : contract;
        List<Change> changes = Evolution.plan(wanted, shape);
        DDL.alterTable(wanted, changes).forEach(spark::sql);
    }

    /** Every table of the lake, by layer and name. */
    public List<String> names() {
        SupportsNamespaces namespaces = (SupportsNamespaces) catalog;
        return LAYERS.stream()
                .map(Namespace::of)
                .filter(namespaces::namespaceExists)
                .flatMap(layer -> catalog.listTables(layer).stream())
                .map(identifier -> identifier.namespace() + "." + identifier.name())
                .sorted()
                .toList();
    }

    public boolean exists(String table) {
        return catalog.tableExists(identifier(table));
    }

    public BaseTable load(String table) {
        try {
            return (BaseTable) catalog.loadTable(identifier(table));
        } catch (NoSuchTableException e) {
            throw new LakeException(
                    FailureCode.CONTRACT_UNKNOWN,
                    "there is no table " + table,
                    "see the tables with: lake sql \"show tables\"",
                    e);
        } catch (RuntimeException e) {
            throw TableFailures.explain(table, e);
        }
    }

    /** The snapshot that a branch of a table stands at; that of the published table where there is no branch. */
    public OptionalLong head(String table, String branch) {
        Table loaded = load(table);
        SnapshotRef reference = loaded.refs().get(branch);
        if (reference != null) {
            return OptionalLong.of(reference.snapshotId());
        }
        return publishedHead(loaded);
    }

    /** The snapshot that readers see; empty for a table that nothing was published to. */
    public OptionalLong publishedHead(String table) {
        return publishedHead(load(table));
    }

    private static OptionalLong publishedHead(Table table) {
        Snapshot current = table.currentSnapshot();
        return current == null ? OptionalLong.empty() : OptionalLong.of(current.snapshotId());
    }

    /** Bytes of the data files that a branch, or else the published table, consists of. */
    public long dataBytes(String table, String branch) {
        Table loaded = load(table);
        SnapshotRef reference = loaded.refs().get(branch);
        Snapshot snapshot = reference == null ? loaded.currentSnapshot() : loaded.snapshot(reference.snapshotId());
        return snapshot == null
                ? 0
                : PropertyUtil.propertyAsLong(snapshot.summary(), SnapshotSummary.TOTAL_FILE_SIZE_PROP, 0);
    }

    /** Takes a branch back to where it stood; without a snapshot the branch goes away. */
    public void reset(String table, String branch, OptionalLong snapshot) {
        Table loaded = load(table);
        SnapshotRef reference = loaded.refs().get(branch);
        if (reference == null) {
            return;
        }
        if (snapshot.isEmpty() || snapshot.equals(publishedHead(loaded))) {
            loaded.manageSnapshots().removeBranch(branch).commit();
        } else if (reference.snapshotId() != snapshot.getAsLong()) {
            loaded.manageSnapshots().replaceBranch(branch, snapshot.getAsLong()).commit();
        }
    }

    static TableIdentifier identifier(String table) {
        return TableIdentifier.parse(table);
    }

    @Override
    public void close() {
        ((JdbcCatalog) catalog).close();
    }
}
