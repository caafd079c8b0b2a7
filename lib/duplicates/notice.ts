/** What a record says about another work by the opening of its title. */
export type Notice = 'correction' | 'retraction' | 'comment' | 'reply';

const openings: [Notice, RegExp][] = [
  [
    'correction',
    /^(?:(?:author|authors|publisher|publishers) )?(?:corrections?|corrigend(?:um|a)|errat(?:um|a)|addendum)(?: (?:to|for|in|on|regarding))?(?: (?:the )?(?:article|paper))? (?=.)/,
  ],
  [
    'retraction',
    /^(?:retraction(?: note| notice)?|retracted(?: article)?|expression of concern|withdrawn)(?: (?:to|for|of|on|regarding))? (?=.)/,
  ],
  ['comment', /^(?:(?:a )?comments?(?:ary)? (?:on|to)|re|letter(?: to the editor)? (?:on|regarding|re)) (?=.)/],
  ['reply', /^(?:(?:authors? )?(?:reply|response|rebuttal) to) (?=.)/],
];

/** The notice a title opens with, and the title it is about: `erratum to kratom and pain` is a correction of `kratom and pain`. */
export function noticeOf(title: string): { notice: Notice | null; rest: string } {
  for (const [notice, opening] of openings) {
    if (opening.test(title)) return { notice, rest: title.replace(opening, '') };
  }
  return { notice: null, rest: title };
}
