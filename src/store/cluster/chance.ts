/** 128-bit hexadecimal name of a text, for paths and socket names: it hides nothing, it only keeps names short and apart. */
export async function shortName(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Buffer.from(digest).toString('hex').slice(0, 32);
}

/** 192 random bits as text that needs no quoting anywhere: a password for a database role. */
export function randomWord(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url');
}
