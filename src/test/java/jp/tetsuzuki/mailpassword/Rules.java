package jp.tetsuzuki.mailpassword;

import jp.tetsuzuki.token.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Rules that hold on any database; the tests are in the subclasses. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class Rules {

    private final TestDatabase database;
    MailPasswordWorld world;

    /** Whom the test is about. */
    String contract;

    Rules(TestDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void open() {
        world = new MailPasswordWorld(database);
    }

    @BeforeEach
    void takeNewContract() {
        contract = MailPasswordWorld.newContract();
    }

    @AfterAll
    void close() {
        world.close();
    }
}
