/** An application on the module path that asks for nothing but the library. */
module io.astraflow.application {
  requires io.astraflow;
}
