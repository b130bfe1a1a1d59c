package jp.tetsuzuki.taskui;

import static jp.tetsuzuki.taskui.Colleague.APPROVER;
import static jp.tetsuzuki.taskui.Colleague.CLERK;
import static jp.tetsuzuki.taskui.Colleague.CLERK_AND_APPROVER;
import static jp.tetsuzuki.taskui.Colleague.CLERK_ELSEWHERE;
import static jp.tetsuzuki.taskui.Colleague.HEADQUARTERS;
import static jp.tetsuzuki.taskui.Colleague.OTHER_CLERK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands in which list, in which order, page by page. */
abstract class ListContract extends DeskContract {

    @AfterEach
    void letChecksBeDueAfterOneDay() {
        registration.checksAreDueAfter(Duration.ofDays(1));
    }

    @Test
    void what_is_due_first_stands_first_and_what_has_no_due_date_last() {
        DeskCase never = dueAfter(null);
        DeskCase late = dueAfter(Duration.ofDays(9));
        DeskCase soon = dueAfter(Duration.ofHours(1));
        assertThat(numbers(page(CLERK, DeskTab.OPEN, Optional.empty())))
                .containsExactly(soon.number(), late.number(), never.number());
    }

    @Test
    void pages_show_every_task_once_also_those_that_are_due_at_the_same_moment() {
        List<String> expected = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            expected.add(dueAfter(Duration.ofDays(1)).number());
        }
        assertThat(walk(CLERK, DeskTab.OPEN)).containsExactlyElementsOf(expected);
    }

    @Test
    void lists_of_several_groups_are_one() {
        DeskCase approval = dueAfter(Duration.ofDays(1));
        example.work(OTHER_CLERK, approval, null, null);
        List<String> expected = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            expected.add(dueAfter(Duration.ofDays(number + 1)).number());
        }
        expected.add(approval.number());
        assertThat(walk(CLERK_AND_APPROVER, DeskTab.OPEN)).containsExactlyElementsOf(expected);
    }

    @Test
    void nothing_of_another_branch_or_role_is_listed() {
        example.received(CLERK);
        assertThat(walk(CLERK_ELSEWHERE, DeskTab.OPEN)).isEmpty();
        assertThat(walk(APPROVER, DeskTab.OPEN)).isEmpty();
        assertThat(walk(HEADQUARTERS, DeskTab.OPEN)).isEmpty();
    }

    @Test
    void a_claimed_task_moves_to_the_list_of_who_has_it() {
        DeskCase about = example.received(CLERK);
        example.claim(OTHER_CLERK, example.waiting(about));
        assertThat(walk(OTHER_CLERK, DeskTab.OPEN)).isEmpty();
        assertThat(walk(OTHER_CLERK, DeskTab.MINE)).containsExactly(about.number());
        assertThat(walk(CLERK, DeskTab.MINE)).isEmpty();
    }

    @Test
    void what_is_late_is_listed_whoever_has_it() {
        DeskCase late = dueAfter(Duration.ofHours(1));
        DeskCase taken = dueAfter(Duration.ofHours(2));
        example.claim(OTHER_CLERK, example.waiting(taken));
        dueAfter(Duration.ofDays(3));
        dueAfter(null);
        assertThat(walk(CLERK, DeskTab.OVERDUE)).isEmpty();
        example.pass(Duration.ofHours(3));
        assertThat(walk(CLERK, DeskTab.OVERDUE)).containsExactly(late.number(), taken.number());
    }

    @Test
    void headquarters_finds_what_a_branch_has_left_too_long() {
        DeskCase open = dueAfter(Duration.ofHours(1));
        DeskCase taken = dueAfter(Duration.ofHours(2));
        example.claim(OTHER_CLERK, example.waiting(taken));
        dueAfter(Duration.ofDays(3));
        assertThat(walk(HEADQUARTERS, DeskTab.OPEN)).isEmpty();
        example.pass(Duration.ofHours(3));
        assertThat(walk(HEADQUARTERS, DeskTab.OPEN)).containsExactly(open.number());
        assertThat(walk(HEADQUARTERS, DeskTab.OVERDUE)).containsExactly(open.number(), taken.number());
        assertThat(walk(HEADQUARTERS, DeskTab.MINE)).isEmpty();
    }

    @Test
    void what_headquarters_has_taken_stays_in_the_branchs_lists_and_is_in_its_own() {
        DeskCase about = dueAfter(Duration.ofHours(1));
        example.pass(Duration.ofHours(2));
        example.claim(HEADQUARTERS, example.waiting(about));
        assertThat(walk(HEADQUARTERS, DeskTab.MINE)).containsExactly(about.number());
        assertThat(walk(CLERK, DeskTab.OVERDUE)).containsExactly(about.number());
        assertThat(walk(CLERK, DeskTab.MINE)).isEmpty();
        example.send(HEADQUARTERS, example.waiting(about).id(), null, null);
        assertThat(walk(HEADQUARTERS, DeskTab.DONE)).containsExactly(about.number());
        assertThat(walk(CLERK, DeskTab.DONE)).containsExactly(about.number());
    }

    @Test
    void what_the_branch_has_done_late_by_itself_is_not_headquarters_work() {
        DeskCase about = dueAfter(Duration.ofHours(1));
        example.pass(Duration.ofHours(2));
        example.work(OTHER_CLERK, about, null, null);
        assertThat(walk(HEADQUARTERS, DeskTab.DONE)).isEmpty();
    }

    @Test
    void who_works_for_both_groups_finds_a_late_task_once() {
        Colleague both =
                new Colleague("both2", "兼務次郎", Optional.of("001"), "本店営業部", Set.of("clerk@001", "headquarters"));
        DeskCase about = dueAfter(Duration.ofHours(1));
        example.pass(Duration.ofHours(2));
        assertThat(walk(both, DeskTab.OPEN)).containsExactly(about.number());
        assertThat(walk(both, DeskTab.OVERDUE)).containsExactly(about.number());
    }

    @Test
    void what_is_done_is_listed_with_the_latest_first() {
        List<String> expected = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            DeskCase about = example.received(CLERK);
            example.pass(Duration.ofMinutes(number % 2));
            example.work(OTHER_CLERK, about, null, null);
            expected.add(0, about.number());
        }
        assertThat(walk(CLERK, DeskTab.DONE)).containsExactlyElementsOf(expected);
    }

    @Test
    void a_page_goes_on_where_the_one_before_ended_although_tasks_before_it_are_gone() {
        List<DeskCase> all = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            all.add(dueAfter(Duration.ofDays(1)));
        }
        DeskLists.Slice first = page(CLERK, DeskTab.OPEN, Optional.empty());
        example.claim(CLERK, example.waiting(all.get(0)));
        example.claim(CLERK, example.waiting(all.get(2)));
        assertThat(numbers(page(CLERK, DeskTab.OPEN, first.next())))
                .containsExactly(all.get(3).number(), all.get(4).number());
    }

    private DeskCase dueAfter(Duration period) {
        registration.checksAreDueAfter(period);
        return example.received(CLERK);
    }

    /** The numbers on all pages, each page asked for by the address that the one before gives. */
    private List<String> walk(Colleague who, DeskTab tab) {
        List<String> numbers = new ArrayList<>();
        Optional<DeskLists.Place> place = Optional.empty();
        do {
            DeskLists.Slice slice = page(who, tab, place);
            numbers.addAll(numbers(slice));
            place = slice.next().flatMap(next -> DeskLists.Place.parse(next.text()));
        } while (place.isPresent());
        return numbers;
    }

    private DeskLists.Slice page(Colleague who, DeskTab tab, Optional<DeskLists.Place> after) {
        DeskLists.Slice slice = lists.page(who, tab, after);
        assertThat(slice.tasks()).hasSizeLessThanOrEqualTo(3);
        return slice;
    }

    private static List<String> numbers(DeskLists.Slice slice) {
        return slice.tasks().stream().map(task -> task.about().number()).toList();
    }
}
