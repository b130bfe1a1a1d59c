package jp.tetsuzuki.token;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells the token app of trouble with the database in the form in which it is told of everything else. */
@RestControllerAdvice(assignableTypes = TokenAppController.class)
class TokenAppFaults {

    private static final Logger LOG = LoggerFactory.getLogger(TokenAppFaults.class);

    /** Only what may pass by itself; anything else is a fault of ours. */
    @ExceptionHandler({
        TransientDataAccessException.class,
        RecoverableDataAccessException.class,
        NonTransientDataAccessResourceException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class
    })
    ResponseEntity<?> databaseTrouble(RuntimeException trouble) {
        LOG.error("The token app was turned away: the database does not serve.", trouble);
        return TokenAppController.unavailable();
    }
}
