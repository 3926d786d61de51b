package io.github.dbmigrate.shell;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A message that says something: an empty one would name a file after nothing.
 */
final class MessageText implements ITypeConverter<String> {

	@Override
	public String convert(String text) {
		if (text.isBlank()) {
			throw new TypeConversionException("it is empty; leave the option out for a name from the operations");
		}
		return text.strip();
	}

}
