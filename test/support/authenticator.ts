// A passkey device in software: answers WebAuthn's two ceremonies as a browser with a platform authenticator would.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

interface Ceremony {
  readonly challenge: string;
  readonly origin: string;
  readonly relyingParty: string;
  /** Whether the device checked who holds it; true unless said. */
  readonly isUserVerified?: boolean;
}

const flags = { userPresent: 1, userVerified: 4, attested: 64 };

export class Authenticator {
  readonly credential = randomBytes(32);
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject };
  counter = 0;

  constructor() {
    this.#keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  }

  get id(): string {
    return this.credential.toString('base64url');
  }

  /** The answer to `navigator.credentials.create`, as JSON. */
  register(ceremony: Ceremony) {
    const { x, y } = this.#keys.publicKey.export({ format: 'jwk' });
    // COSE key (RFC 9052): {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    const cose = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
      Buffer.from(x!, 'base64url'),
      Buffer.from([0x22, 0x58, 0x20]),
      Buffer.from(y!, 'base64url'),
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credential.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.credential, cose]);
    const data = Buffer.concat([this.#head(ceremony, flags.attested), attested]);
    const size = Buffer.alloc(2);
    size.writeUInt16BE(data.length);
    // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      cborText('fmt'),
      cborText('none'),
      cborText('attStmt'),
      Buffer.from([0xa0]),
      cborText('authData'),
      Buffer.from([0x59]),
      size,
      data,
    ]);
    return this.#answer({
      clientDataJSON: clientData('webauthn.create', ceremony).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** The answer to `navigator.credentials.get`, as JSON. */
  signIn(ceremony: Ceremony) {
    this.counter += 1;
    const client = clientData('webauthn.get', ceremony);
    const data = this.#head(ceremony, 0);
    const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
    return this.#answer({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, this.#keys.privateKey).toString('base64url'),
    });
  }

  #head({ relyingParty, isUserVerified = true }: Ceremony, more: number): Buffer {
    const head = Buffer.alloc(37);
    createHash('sha256').update(relyingParty).digest().copy(head);
    head[32] = flags.userPresent | (isUserVerified ? flags.userVerified : 0) | more;
    head.writeUInt32BE(this.counter, 33);
    return head;
  }

  #answer<R>(response: R) {
    return { id: this.id, rawId: this.id, type: 'public-key' as const, clientExtensionResults: {}, response };
  }
}

function clientData(type: string, { challenge, origin }: Ceremony): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
}
