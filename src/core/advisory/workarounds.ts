const nothing = /^\s*(none\b|no (known )?workarounds?\b|there (is|are) (currently )?no(ne)?\b|n\/a\b)/i;

/**
 * Whether the advisory offers a workaround. The field is mandatory, so authors write "There are no workarounds";
 * a text that begins that way (or an empty one) offers none.
 */
export function hasWorkaround(advisory: { readonly workarounds: string }): boolean {
  return advisory.workarounds.trim() !== '' && !nothing.test(advisory.workarounds);
}
