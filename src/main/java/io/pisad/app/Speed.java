package io.pisad.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast simulated or recorded time goes.
 *
 * @param factor times wall time; infinite for "as fast as possible"
 */
record Speed(double factor) {
    static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    /** Real threads and the real clock instead of lock step. */
    boolean real() {
        return factor == 1;
    }

    /** Reads {@code max} or a number from 0.1 to 1000. */
    static final class Converter implements ITypeConverter<Speed> {
        @Override
        public Speed convert(String value) {
            if (value.equalsIgnoreCase("max")) {
                return MAX;
            }
            try {
                double factor = Double.parseDouble(value);
                if (factor >= 0.1 && factor <= 1000) {
                    return new Speed(factor);
                }
            } catch (NumberFormatException e) {
                // the message below says it
            }
            throw new TypeConversionException("'" + value + "' is not a speed (0.1 to 1000, or max)");
        }
    }
}
