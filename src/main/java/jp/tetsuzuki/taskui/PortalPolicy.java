package jp.tetsuzuki.taskui;

import org.springframework.stereotype.Component;

/** The periods of customers' pages, as diagrams ask for them: ISO 8601 durations. */
@Component("portalPolicy")
public class PortalPolicy {

    private final PortalSettings settings;

    PortalPolicy(PortalSettings settings) {
        this.settings = settings;
    }

    /** How long a page waits for its customer (section 3 of the specification: 30 minutes). */
    public String getIdlePeriod() {
        return settings.idlePeriod().toString();
    }
}
