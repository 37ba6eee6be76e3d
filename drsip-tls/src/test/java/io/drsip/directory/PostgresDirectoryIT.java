package io.drsip.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * On the PostgreSQL whose address is in the environment:
 *
 * <pre>{@code
 * drsip-testkit/examples/postgresql/with-postgresql mvn -ntp -pl drsip-tls -am test \
 *     -Dtest=PostgresDirectoryIT -Dsurefire.failIfNoSpecifiedTests=false
 * }</pre>
 */
class PostgresDirectoryIT extends JdbcContract {

    private static final String VARIABLE = "DRSIP_POSTGRES";

    @Override
    DataSource emptyDatabase() throws SQLException {
        String url = System.getenv(VARIABLE);
        if (url == null) {
            throw new IllegalStateException(VARIABLE + " is not set; run this with with-postgresql");
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        String schema = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        }
        source.setCurrentSchema(schema);
        return source;
    }
}
