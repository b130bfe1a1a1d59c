package jp.tetsuzuki.taskui;

import jp.tetsuzuki.platform.EngineClock;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The desk with the example procedure and an empty list. The clock stands still and moves when told. */
abstract class DeskContract {

    @Autowired
    DeskExample example;

    @Autowired
    DeskTasks tasks;

    @Autowired
    DeskCases cases;

    @Autowired
    DeskClaims claims;

    @Autowired
    WaitingPages pages;

    @Autowired
    DeskWork work;

    @Autowired
    DeskTouches touches;

    @Autowired
    DeskLists lists;

    @Autowired
    RegisterExampleDelegate registration;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService engine;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EngineClock clock;

    @BeforeEach
    void clearDesk() {
        example.clearDesk();
    }

    @AfterEach
    void letClockFollowMachine() {
        clock.followMachine();
    }
}
