package io.astraflow.tool;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method a tool. Its parameters are the arguments, by their names, so the class must be
 * compiled with {@code -parameters}; {@link Described} says what they mean. A text that it returns
 * goes to the model as it is, any other value as JSON.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ToolMethod {

  /** Returns when to use the tool and what it returns, for the model to read. */
  String value();

  /** Returns the tool's name; default the method's. */
  String name() default "";

  /** Returns how many seconds a call may take; default 30. */
  int timeoutSeconds() default 30;

  /** Returns whether calls may run beside others; default true. */
  boolean independent() default true;
}
