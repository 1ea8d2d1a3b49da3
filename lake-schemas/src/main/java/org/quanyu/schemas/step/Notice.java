package org.quanyu.schemas.step;

import org.quanyu.schemas.failure.FailureCode;

/**
 * Something a person should know though the run goes on, for example a file that was cut off.
 *
 * @param where file, line, column or key
 * @param what what happened, with the values in it
 * @param remedy what to do about it
 * @param refused whether something was set aside whole, so that the command ends with exit code 1
 */
public record Notice(FailureCode code, String where, String what, String remedy, boolean refused) {

    public String text() {
        return code.code() + " " + what + "\n  " + remedy;
    }
}
