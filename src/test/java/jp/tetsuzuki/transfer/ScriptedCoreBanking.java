package jp.tetsuzuki.transfer;

/** The embedded core banking behind a line that breaks when a test says so. */
public final class ScriptedCoreBanking implements CoreBanking {

    private final CoreBanking reached;
    private volatile Line line = Line.SOUND;

    /** How it is with the line, or with who is at its end. */
    public enum Line {
        SOUND,
        /** Nothing gets through. */
        DEAD,
        /** What is sent gets through, and the answer does not. */
        MUTE,
        /** Orders are taken and none is carried out. */
        BUSY
    }

    public ScriptedCoreBanking(CoreBanking reached) {
        this.reached = reached;
    }

    public void becomes(Line next) {
        line = next;
    }

    @Override
    public String post(TransferOrder order) {
        if (line == Line.DEAD) {
            throw new CoreBankingUnreachable("Order " + order.number() + " was not posted.", null);
        }
        String reference = reached.post(order);
        if (line == Line.MUTE) {
            throw new CoreBankingUnreachable("Nobody knows whether order " + order.number() + " was posted.", null);
        }
        return reference;
    }

    @Override
    public Result resultOf(String orderNumber) {
        if (line == Line.BUSY) {
            return new Result.Pending();
        }
        if (line != Line.SOUND) {
            throw new CoreBankingUnreachable("There is no answer about order " + orderNumber + ".", null);
        }
        return reached.resultOf(orderNumber);
    }
}
