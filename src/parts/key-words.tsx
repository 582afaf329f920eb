import type { JSX } from 'preact';

/** The words of a reporter's key, numbered, in a grid that can be printed and copied. */
export function KeyWords({ words }: { words: readonly string[] }): JSX.Element {
  return (
    <ol class="words" aria-label={`Your key, ${words.length} words`}>
      {words.map((word, index) => (
        <li key={index}>{word}</li>
      ))}
    </ol>
  );
}
