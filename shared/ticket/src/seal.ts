import { createHash, webcrypto } from "node:crypto";
import { compactDecrypt, CompactEncrypt } from "jose";
import type { ServiceKey } from "./sign.js";

/** What a service gives away to get back, and nobody else may read. */
export interface Seal {
  close(value: unknown): Promise<string>;
  /** Undefined for anything that was not closed with this key for this use. */
  open(text: string): Promise<unknown>;
}

const ALGORITHM = { alg: "dir", enc: "A256GCM" };

/** The key follows from the service's own, so that every replica opens what another closed: an Ed25519 signature over one text is always the same. */
export function createSeal({ privateKey }: Pick<ServiceKey, "privateKey">, use: string): Seal {
  const key = webcrypto.subtle.sign("Ed25519", privateKey, new TextEncoder().encode(`seal: ${use}`)).then((word) => createHash("sha256").update(new Uint8Array(word)).digest());
  // Who uses it hears of it; a seal that nobody uses must not end the process.
  key.catch(() => undefined);
  return {
    close: async (value) => new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value))).setProtectedHeader(ALGORITHM).encrypt(await key),
    open: async (text) => {
      const secret = await key;
      try {
        const { plaintext } = await compactDecrypt(text, secret, { keyManagementAlgorithms: [ALGORITHM.alg], contentEncryptionAlgorithms: [ALGORITHM.enc] });
        return JSON.parse(new TextDecoder().decode(plaintext)) as unknown;
      } catch {
        return undefined;
      }
    },
  };
}
