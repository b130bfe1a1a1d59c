package jp.tetsuzuki.demo;

import jp.tetsuzuki.staff.StaffMember;

/**
 * A row of the list on the login page of the demo's staff desk. The passwords are published ones: nobody's secret.
 *
 * @param place branch or department
 * @param role in words
 */
public record DemoColleague(StaffMember member, String place, String role) {

    public String staffId() {
        return member.staffId();
    }

    public String name() {
        return member.name();
    }

    public String password() {
        return "Staff-" + member.staffId();
    }
}
