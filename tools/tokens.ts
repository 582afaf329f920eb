import { LanguageVariant, SyntaxKind } from 'typescript/unstable/ast';
import { createScanner } from 'typescript/unstable/ast/scanner';

/** One token of a source file: what kind, its text (a string's value without quotes), and its line from 1. */
export interface Token {
  readonly kind: 'name' | 'string' | 'text' | 'mark';
  readonly text: string;
  readonly line: number;
}

const slashDivides = new Set([SyntaxKind.CloseParenToken, SyntaxKind.CloseBracketToken, SyntaxKind.CloseBraceToken]);

/**
 * Cuts a TypeScript file into tokens; comments are left out, JSX text comes as names and marks.
 * A scanner rather than a parser: fast enough to read every file on every check, and enough to see imports and words.
 */
export function tokensOf(path: string, source: string): Token[] {
  const scanner = createScanner(true, path.endsWith('.tsx') ? LanguageVariant.JSX : LanguageVariant.Standard, source);
  const tokens: Token[] = [];
  const braces: ('block' | 'template')[] = [];
  let line = 1;
  let counted = 0;
  let before = SyntaxKind.Unknown;
  for (let kind = scanner.scan(); kind !== SyntaxKind.EndOfFile; kind = scanner.scan()) {
    if (kind === SyntaxKind.SlashToken || kind === SyntaxKind.SlashEqualsToken) {
      if (!endsValue(before)) kind = scanner.reScanSlashToken();
    } else if (kind === SyntaxKind.OpenBraceToken) braces.push('block');
    else if (kind === SyntaxKind.TemplateHead) braces.push('template');
    else if (kind === SyntaxKind.CloseBraceToken && braces.pop() === 'template') {
      kind = scanner.reScanTemplateToken(false);
      if (kind === SyntaxKind.TemplateMiddle) braces.push('template');
    }
    for (; counted < scanner.getTokenStart(); counted += 1) if (source[counted] === '\n') line += 1;
    tokens.push({ kind: sortOf(kind), text: textOf(kind, scanner.getTokenText(), scanner.getTokenValue()), line });
    before = kind;
  }
  return tokens;
}

function endsValue(kind: SyntaxKind): boolean {
  return (
    slashDivides.has(kind) ||
    kind === SyntaxKind.Identifier ||
    (kind >= SyntaxKind.NumericLiteral && kind <= SyntaxKind.TemplateTail)
  );
}

function sortOf(kind: SyntaxKind): Token['kind'] {
  if (kind === SyntaxKind.StringLiteral || kind === SyntaxKind.NoSubstitutionTemplateLiteral) return 'string';
  if (kind >= SyntaxKind.TemplateHead && kind <= SyntaxKind.TemplateTail) return 'text';
  if (kind === SyntaxKind.Identifier || (kind >= SyntaxKind.FirstKeyword && kind <= SyntaxKind.LastKeyword))
    return 'name';
  return 'mark';
}

function textOf(kind: SyntaxKind, raw: string, value: string): string {
  return sortOf(kind) === 'mark' || sortOf(kind) === 'name' ? raw : value;
}
