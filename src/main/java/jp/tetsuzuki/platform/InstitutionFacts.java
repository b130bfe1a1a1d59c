package jp.tetsuzuki.platform;

import java.util.Map;
import org.springframework.stereotype.Component;

/** The institution's name, phone and mail domains, for texts in forms and mails. */
@Component
class InstitutionFacts implements CustomerFacts {

    private final Map<String, Object> facts;

    InstitutionFacts(InstitutionSettings institution) {
        this.facts = Map.of(
                "institutionName", institution.name(),
                "institutionPhone", institution.phone(),
                "institutionNoticeDomain", institution.noticeDomain(),
                "institutionTokenDomain", institution.tokenDomain());
    }

    @Override
    public Map<String, Object> of(String contractNumber) {
        return facts;
    }
}
