package io.pisad.homing;

/** Prints one approach: {@code OneFlight range sigma seed seconds}. */
final class OneFlight {
    private OneFlight() {}

    public static void main(String[] args) {
        var flight = new Flight(
                TestSettings.usual(),
                Long.parseLong(args[2]),
                Double.parseDouble(args[0]),
                Double.parseDouble(args[1]));
        flight.trace = true;
        flight.fly(Double.parseDouble(args[3]));
        flight.told.forEach(System.out::println);
    }
}
