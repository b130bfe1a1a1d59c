package jp.tetsuzuki.mailpassword;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a customer's mail passwords go.
 *
 * @param mobile the address of the place 携帯電話
 * @param pc the address of the place パソコン
 * @param version counts the changes; 0 where nothing was ever set
 */
record MailSetting(Place mobile, Place pc, long version) {

    static final MailSetting NONE = new MailSetting(Place.EMPTY, Place.EMPTY, 0);

    /**
     * One of the two places.
     *
     * @param address null where none was ever given
     * @param inUse whether mail passwords go there; never without an address
     */
    record Place(String address, boolean inUse) {

        static final Place EMPTY = new Place(null, false);

        Place {
            if (inUse) {
                Objects.requireNonNull(address);
            }
        }

        /** The address if mail passwords go there. */
        Optional<String> used() {
            return inUse ? Optional.of(address) : Optional.empty();
        }

        /** The address that was in use here, if mail passwords go there no longer, not even from the other place. */
        Optional<String> givenUpFor(MailSetting next) {
            return used().filter(address -> next.addresses().stream().noneMatch(address::equalsIgnoreCase));
        }
    }

    boolean inUse() {
        return mobile.inUse() || pc.inUse();
    }

    /** The addresses to which mail passwords go, none, one or two. */
    List<String> addresses() {
        return Stream.of(mobile, pc).flatMap(place -> place.used().stream()).toList();
    }

    /**
     * Whether mail passwords go on to addresses alone to which they went before: what was sent to those until now still
     * speaks for them.
     */
    boolean onlyKeepsAddressesOf(MailSetting before) {
        return inUse()
                && addresses().stream()
                        .allMatch(address -> before.addresses().stream().anyMatch(address::equalsIgnoreCase));
    }

    boolean sameAs(MailSetting other) {
        return mobile.equals(other.mobile) && pc.equals(other.pc);
    }
}
