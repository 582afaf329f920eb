import type { Post } from '../../channels/post.ts';

/** The way out of a drill for those who agreed to it: the address of a part, and the person's own. */
export interface WayOut {
  readonly post: Post;
  readonly sender: string;
  /** The invented address of a part → the mailbox of the person who plays it. */
  readonly roster: ReadonlyMap<string, string>;
}

const notice = 'This is a fire drill. Everything in it is invented.\n\n';

/**
 * The post of a drill. Every mail is marked and kept in the sink; the roster is the only way from there to a real
 * mailbox, so that whatever the house writes, to whomever, nobody who has not agreed can be reached.
 */
export function drillPost(sink: Post, out: WayOut | undefined): Post {
  return {
    async send(mail) {
      const marked = { ...mail, subject: `DRILL ${mail.subject}`, text: `${notice}${mail.text}` };
      const kept = await sink.send(marked);
      const to = out?.roster.get(mail.to);
      return out && to !== undefined ? out.post.send({ ...marked, from: out.sender, to }) : kept;
    },
  };
}
