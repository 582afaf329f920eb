/** Cookies of a request by name; a value that cannot be decoded counts as absent. */
export function readCookies(header: string | undefined): Readonly<Record<string, string>> {
  const found: Record<string, string> = Object.create(null);
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at < 1) continue;
    const name = pair.slice(0, at).trim();
    if (name in found) continue;
    try {
      found[name] = decodeURIComponent(pair.slice(at + 1).trim());
    } catch {}
  }
  return found;
}

interface CookieLook {
  readonly path: string;
  readonly isSecure: boolean;
  /** Seconds; missing for a cookie that ends with the browser, 0 to take one away. */
  readonly age?: number;
}

/** A Set-Cookie value: never for scripts, never sent along from other sites. */
export function cookie(name: string, value: string, look: CookieLook): string {
  const parts = [`${name}=${encodeURIComponent(value)}`, `Path=${look.path}`, 'HttpOnly', 'SameSite=Strict'];
  if (look.isSecure) parts.push('Secure');
  if (look.age !== undefined) parts.push(`Max-Age=${look.age}`);
  return parts.join('; ');
}

/** The session's cookie; behind TLS its name binds it to this host and to the whole site. */
export function sessionCookieName(isSecure: boolean): string {
  return isSecure ? '__Host-tg_session' : 'tg_session';
}

export const roomCookieName = 'tg_room';
