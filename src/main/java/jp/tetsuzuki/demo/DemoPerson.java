package jp.tetsuzuki.demo;

/**
 * A row of the list on the demo's login page. The passwords are published ones: nobody's secret.
 *
 * @param note what the person shows
 */
public record DemoPerson(
        String contractNumber, String name, String loginPassword, String confirmationPassword, String note) {}
