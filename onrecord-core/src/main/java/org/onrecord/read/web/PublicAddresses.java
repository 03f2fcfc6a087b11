package org.onrecord.read.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Tells addresses of the open internet from those of this machine, its network and the reserved
 * ones.
 */
final class PublicAddresses {
  private PublicAddresses() {}

  /**
   * Whether anyone may be asked at this address. The blocks are those of the IANA IPv4 and IPv6
   * Special-Purpose Address Registries (RFC 6890) that are not globally reachable; an IPv4 address
   * inside an IPv6 one (6to4, NAT64) counts as itself.
   */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] b = address.getAddress();
    int first = b[0] & 0xFF;
    int second = b[1] & 0xFF;
    if (address instanceof Inet4Address) {
      int third = b[2] & 0xFF;
      boolean isReserved =
          first == 0
              || first == 10
              || first == 127
              || first == 100 && second >= 64 && second < 128
              || first == 169 && second == 254
              || first == 172 && second >= 16 && second < 32
              || first == 192 && second == 0 && (third == 0 || third == 2)
              || first == 192 && second == 168
              || first == 198 && (second == 18 || second == 19)
              || first == 198 && second == 51 && third == 100
              || first == 203 && second == 0 && third == 113
              || first >= 224;
      return !isReserved;
    }
    if (first == 0x20 && second == 0x02) { // 2002::/16
      return isPublic(v4(b, 2));
    }
    boolean isNat64 = startsWith(b, 0, 0x64, 0xFF, 0x9B);
    boolean isV4 = startsWith(b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    if (isNat64 || isV4) {
      return isPublic(v4(b, 12));
    }
    boolean isReserved =
        (first & 0xFE) == 0xFC // fc00::/7
            || (first & 0xE0) != 0x20 // only 2000::/3 is given out
            || startsWith(b, 0x20, 0x01, 0x00) // 2001::/23, Teredo among it
            || startsWith(b, 0x20, 0x01, 0x0D, 0xB8);
    return !isReserved;
  }

  private static boolean startsWith(byte[] b, int... with) {
    for (int i = 0; i < with.length; i++) {
      if ((b[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress v4(byte[] b, int at) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(b, at, at + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
