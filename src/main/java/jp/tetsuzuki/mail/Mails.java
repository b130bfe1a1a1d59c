package jp.tetsuzuki.mail;

import java.time.Instant;
import java.util.Map;
import jp.tetsuzuki.audit.Audit;
import jp.tetsuzuki.audit.AuditEvent;
import jp.tetsuzuki.platform.AllCustomerFacts;
import jp.tetsuzuki.platform.IndependentTransactions;
import jp.tetsuzuki.platform.InstitutionSettings;
import org.springframework.stereotype.Component;

/** Writes and sends the mails that diagrams order. */
@Component
class Mails {

    private static final String ACTION = "mail.send";

    private final AllCustomerFacts facts;
    private final MailTemplates templates;
    private final Dispatches dispatches;
    private final SmtpTransport transport;
    private final Audit audit;
    private final IndependentTransactions independent;
    private final InstitutionSettings institution;
    private final PublicAddress address;

    Mails(
            AllCustomerFacts facts,
            MailTemplates templates,
            Dispatches dispatches,
            SmtpTransport transport,
            Audit audit,
            IndependentTransactions independent,
            InstitutionSettings institution,
            PublicAddress address) {
        this.facts = facts;
        this.templates = templates;
        this.dispatches = dispatches;
        this.transport = transport;
        this.audit = audit;
        this.independent = independent;
        this.institution = institution;
        this.address = address;
    }

    /**
     * Sends the mail. That it was sent is recorded in the caller's transaction; every attempt and every failure
     * independently of it.
     *
     * @throws MailNotSent if the mail server did not take it
     */
    void send(MailOrder order) {
        Dispatch dispatch = dispatches.open(
                order, transport.address(templates.sender(order.template())).domain());
        MailText text = templates.write(order.template(), data(order, dispatch.writtenAt()));
        try {
            transport.send(
                    new OutgoingMail(order.template(), order.to(), text, dispatch.messageId(), dispatch.writtenAt()));
        } catch (MailNotSent failure) {
            independent.call(client -> {
                audit.record(event(order, "FAILED"), client);
                return null;
            });
            throw failure;
        }
        dispatches.sent(dispatch);
        audit.record(event(order, "SENT"));
    }

    private Map<String, Object> data(MailOrder order, Instant writtenAt) {
        Map<String, Object> data = facts.of(order.contractNumber());
        data.putIfAbsent(MailStep.REMARK.name(), null);
        order.data().forEach((name, value) -> {
            if (value != null || !data.containsKey(name)) {
                data.put(name, value);
            }
        });
        data.put("institutionName", institution.name());
        data.put("institutionPhone", institution.phone());
        data.put("noticeDomain", institution.noticeDomain());
        data.put("tokenDomain", institution.tokenDomain());
        data.put("baseUrl", address.baseUrl());
        data.put("writtenAt", writtenAt);
        return data;
    }

    private static AuditEvent event(MailOrder order, String outcome) {
        return AuditEvent.of(ACTION, outcome, order.contractNumber()).about(order.template());
    }
}
