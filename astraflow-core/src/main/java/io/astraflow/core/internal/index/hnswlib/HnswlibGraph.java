package io.astraflow.core.internal.index.hnswlib;

import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import com.github.jelmerk.hnswlib.core.util.GenericObjectPool;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The nodes inside hnswlib's index, which its API reads and writes only with Java serialization.
 * This is the one place that knows the private fields of hnswlib-core 1.2.1; loading the class
 * fails at once with another version's. Stateless; the caller keeps changes away.
 */
final class HnswlibGraph {
  private static final Class<?> NODE = type(HnswIndex.class.getName() + "$Node");
  private static final Class<?> INT_LIST =
      type("org.eclipse.collections.api.list.primitive.MutableIntList");
  private static final Class<?> INT_ARRAY_LIST =
      type("org.eclipse.collections.impl.list.mutable.primitive.IntArrayList");
  private static final Class<?> LOOKUP =
      type("org.eclipse.collections.api.map.primitive.MutableObjectIntMap");

  private static final Field NODES = field(HnswIndex.class, "nodes", AtomicReferenceArray.class);
  private static final Field NODE_COUNT = field(HnswIndex.class, "nodeCount", int.class);
  private static final Field ENTRY_POINT = field(HnswIndex.class, "entryPoint", NODE);
  private static final Field IDS = field(HnswIndex.class, "lookup", LOOKUP);
  private static final Field VISITED =
      field(HnswIndex.class, "visitedBitSetPool", GenericObjectPool.class);
  private static final Field NODE_ID = field(NODE, "id", int.class);
  private static final Field NODE_ITEM = field(NODE, "item", Object.class);
  private static final Field NODE_DELETED = field(NODE, "deleted", boolean.class);
  private static final Field NODE_LINKS = field(NODE, "connections", INT_LIST.arrayType());

  private static final Constructor<?> NEW_NODE =
      constructor(NODE, int.class, INT_LIST.arrayType(), Object.class, boolean.class);
  private static final Constructor<?> NEW_LIST = constructor(INT_ARRAY_LIST, int[].class);
  private static final Method TO_ARRAY = method(INT_LIST, "toArray");
  private static final Method PUT = method(LOOKUP, "put", Object.class, int.class);

  private HnswlibGraph() {}

  /**
   * A node.
   *
   * @param item its vector
   * @param deleted whether only its links are of use
   * @param links by level from 0, the positions of its neighbours
   */
  record Node(GraphItem item, boolean deleted, int[][] links) {}

  /** Returns the number of nodes, deleted ones included. */
  static int size(HnswIndex<?, ?, ?, ?> index) {
    return (Integer) value(NODE_COUNT, index);
  }

  /** Returns the position of the node at which searches start, or -1 in an empty index. */
  static int entryPoint(HnswIndex<?, ?, ?, ?> index) {
    Object node = nullable(ENTRY_POINT, index);
    return node == null ? -1 : (Integer) value(NODE_ID, node);
  }

  /** Returns the node at a position below {@link #size}. */
  static Node node(HnswIndex<?, ?, ?, ?> index, int position) {
    Object node = ((AtomicReferenceArray<?>) value(NODES, index)).get(position);
    Object[] lists = (Object[]) value(NODE_LINKS, node);
    int[][] links = new int[lists.length][];
    for (int level = 0; level < lists.length; level++) {
      links[level] = (int[]) invoke(TO_ARRAY, lists[level]);
    }
    return new Node((GraphItem) value(NODE_ITEM, node), (Boolean) value(NODE_DELETED, node), links);
  }

  /**
   * Fills an empty index.
   *
   * @param nodes none deleted, no more than the index has room for
   * @param entryPoint a position in {@code nodes}
   */
  @SuppressWarnings("unchecked")
  static void fill(HnswIndex<?, ?, ?, ?> index, List<Node> nodes, int entryPoint) {
    AtomicReferenceArray<Object> target = (AtomicReferenceArray<Object>) value(NODES, index);
    Object ids = value(IDS, index);
    for (int position = 0; position < nodes.size(); position++) {
      Node node = nodes.get(position);
      target.set(position, restored(node, position));
      invoke(PUT, ids, node.item().id(), position);
    }
    set(NODE_COUNT, index, nodes.size());
    set(ENTRY_POINT, index, target.get(entryPoint));
  }

  /** Replaces the pool of visited marks; to be called again after each change of capacity. */
  static void unlimitSearches(HnswIndex<?, ?, ?, ?> index) {
    set(VISITED, index, new VisitedSets(index.getMaxItemCount()));
  }

  private static Object restored(Node node, int position) {
    Object lists = Array.newInstance(INT_LIST, node.links().length);
    for (int level = 0; level < node.links().length; level++) {
      Array.set(lists, level, create(NEW_LIST, (Object) node.links()[level]));
    }
    return create(NEW_NODE, position, lists, node.item(), false);
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name, true, HnswIndex.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw unexpected(e);
    }
  }

  private static Field field(Class<?> owner, String name, Class<?> type) {
    try {
      Field field = owner.getDeclaredField(name);
      if (!field.getType().equals(type)) {
        throw unexpected(new NoSuchFieldException(field + " is not a " + type.getName()));
      }
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw unexpected(e);
    }
  }

  private static Constructor<?> constructor(Class<?> owner, Class<?>... parameters) {
    try {
      Constructor<?> constructor = owner.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw unexpected(e);
    }
  }

  private static Method method(Class<?> owner, String name, Class<?>... parameters) {
    try {
      return owner.getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      throw unexpected(e);
    }
  }

  private static Object value(Field field, Object owner) {
    Object value = nullable(field, owner);
    if (value == null) {
      throw new IllegalStateException(field + " is null");
    }
    return value;
  }

  private static @Nullable Object nullable(Field field, Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw unexpected(e);
    }
  }

  private static void set(Field field, Object owner, Object value) {
    try {
      field.set(owner, value);
    } catch (IllegalAccessException e) {
      throw unexpected(e);
    }
  }

  private static Object invoke(Method method, Object owner, Object... arguments) {
    try {
      Object result = method.invoke(owner, arguments);
      return result == null ? owner : result;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw unexpected(e);
    }
  }

  private static Object create(Constructor<?> constructor, Object... arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw unexpected(e);
    }
  }

  private static IllegalStateException unexpected(ReflectiveOperationException e) {
    return new IllegalStateException(
        "hnswlib-core on the class path is not the 1.2.1 that this was made for: use that version",
        e);
  }
}
