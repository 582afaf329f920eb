const nothing =
  /^\s*(none\b|no (known )?workarounds?\b|there (is|are) (currently )?(none\b|no (known )?workarounds?\b)|n\/a\b)[^.;:,\n]*\.?\s*$/i;

/** Words after which a way out can follow, such as "other than to close the port". */
const exception = /\b(but|except|unless|other than|besides|apart|without|only)\b/i;

/**
 * Whether the advisory offers a workaround. The field is mandatory, so authors write "There are no workarounds"; one
 * sentence that says no more than that (or no text) offers none. Whatever says more is kept: it may be what helps.
 */
export function hasWorkaround({ workarounds }: { readonly workarounds: string }): boolean {
  return workarounds.trim() !== '' && (!nothing.test(workarounds) || exception.test(workarounds));
}
