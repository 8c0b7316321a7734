package org.nroagent.protocol;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Writes CBOR of the deterministic kind (RFC 8949 §4.2): shortest integers, definite lengths; the callers write
/// the keys of a map in ascending order.
final class CborWriter {
  private static final CBORFactory FACTORY = new CBORFactory();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final CBORGenerator generator;

  private CborWriter() throws IOException {
    generator = FACTORY.createGenerator(out);
  }

  /// The octets that `content` writes.
  static byte[] write(Content content) {
    try {
      CborWriter writer = new CborWriter();
      content.writeTo(writer);
      writer.generator.close();
      return writer.out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing CBOR to memory failed", e);
    }
  }

  /// What is written.
  @FunctionalInterface
  interface Content {
    void writeTo(CborWriter out) throws IOException;
  }

  CborWriter map(int fields) throws IOException {
    generator.writeStartObject(null, fields);
    return this;
  }

  CborWriter endMap() throws IOException {
    generator.writeEndObject();
    return this;
  }

  CborWriter array(int elements) throws IOException {
    generator.writeStartArray(null, elements);
    return this;
  }

  CborWriter endArray() throws IOException {
    generator.writeEndArray();
    return this;
  }

  CborWriter key(int key) throws IOException {
    generator.writeFieldId(key);
    return this;
  }

  CborWriter number(long value) throws IOException {
    generator.writeNumber(value);
    return this;
  }

  CborWriter text(String value) throws IOException {
    generator.writeString(value);
    return this;
  }

  CborWriter octets(byte[] value) throws IOException {
    generator.writeBinary(value);
    return this;
  }
}
