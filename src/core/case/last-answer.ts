/**
 * The same function, which knows its last answer still: an advisory is written in ten forms one after the other, and each
 * of them asks for the same again. The answer is shared, so that nobody may change it.
 */
export function lastAnswer<Asked, Answer>(answer: (asked: Asked) => Answer): (asked: Asked) => Answer {
  let last: { readonly asked: Asked; readonly answer: Answer } | undefined;
  return (asked) => {
    if (last?.asked !== asked) last = { asked, answer: answer(asked) };
    return last.answer;
  };
}
