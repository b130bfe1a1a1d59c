package jp.tetsuzuki.demo;

import java.util.List;
import java.util.Set;
import jp.tetsuzuki.staff.Role;
import jp.tetsuzuki.staff.Staff;
import jp.tetsuzuki.staff.StaffMember;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The demo's staff (section 8 of the specification): taken up at the first start, listed on the desk's login page. */
@ControllerAdvice(annotations = Controller.class)
@Profile("demo")
class DemoStaff implements InitializingBean {

    private static final String HEAD_OFFICE_NAME = "本部";

    private static final List<DemoColleague> STAFF = List.of(
            colleague("clerk1", "佐藤 恵", "001", "本店営業部", Role.CLERK),
            colleague("clerk2", "鈴木 誠", "001", "本店営業部", Role.CLERK),
            colleague("approver1", "田中 正樹", "001", "本店営業部", Role.APPROVER),
            colleague("approver2", "伊藤 弘子", "001", "本店営業部", Role.APPROVER),
            colleague("clerk3", "高橋 由美", "002", "別府支店", Role.CLERK),
            colleague("approver3", "渡辺 浩", "002", "別府支店", Role.APPROVER),
            colleague("hq1", "山本 明子", null, HEAD_OFFICE_NAME, Role.HEADQUARTERS),
            colleague("analyst1", "中村 健", null, HEAD_OFFICE_NAME, Role.ANALYST),
            colleague("operator1", "小林 修", null, HEAD_OFFICE_NAME, Role.OPERATOR));

    private final Staff staff;

    /**
     * @param branchesFirst the customers, who come with the branches at which staff work
     */
    DemoStaff(Staff staff, DemoPeople branchesFirst) {
        this.staff = staff;
    }

    @Override
    public void afterPropertiesSet() {
        STAFF.stream()
                .filter(colleague -> !staff.isRegistered(colleague.staffId()))
                .forEach(colleague -> staff.register(colleague.member(), colleague.password()));
    }

    @ModelAttribute("demoStaff")
    List<DemoColleague> colleagues() {
        return STAFF;
    }

    private static DemoColleague colleague(String staffId, String name, String branchCode, String place, Role role) {
        return new DemoColleague(new StaffMember(staffId, name, branchCode, Set.of(role)), place, role.label());
    }
}
