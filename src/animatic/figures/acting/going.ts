/** The verbs of going from one place to another. */
const GOING =
  /\b(walk|run|come|go|cross|enter|leave|approach|follow|step|stride|march|stroll|wander|pace|rush|dash|sprint|jog|flee|chase|hurry|hurrie|creep|sneak|tiptoe|limp|crawl|climb|roll|ride|drive|sail|swim|fly|flie|glide|drift|float|swing|swings in|burst|storm|retreat|return|arrive|depart|move|travel|advance|descend|ascend|rise|sink|circle|dart|cartwheel|slip|squeeze|gallop|trot|swoop|land|pass|passe|head|lead|join|meet)(s|es|ing|ning|ming|ping)?\b/;

/** Whether words, in lower case, tell of somebody who goes somewhere. */
export function goes(words: string): boolean {
  return GOING.test(words);
}

/** The verbs of those of them that cannot be shown by somebody who stays where they are. */
const ON_FOOT =
  /(?<!\b(?:fingers?|fingertips|hands?|eyes|gaze|glance|tears?|thumbs?|smile|sweat|blood|shadow|voice|hair|look)(?: \w+ly)? )\b(walks?|walking|runs?|running|cross(es|ing)?|enters?|entering|leaves?|leaving|approach(es|ing)?|strides?|marches|marching|strolls?|wanders?|rush(es|ing)?|dash(es|ing)?|sprints?|flees?|chases?|hurries|creeps?|sneaks?|crawls?|gallops?|trots?|arrives?|departs?|drives? (off|away|past|up|in)|sails?|comes? (in|out|up|to|back|closer|from|along|down)|goes (in|out|up|to|back|away|over|along|down))\b(?! (a|his|her|their) (hands?|fingers?|eyes?|arms|legs))/;

/** Whether words tell of a way that only a change of place can show. */
export function travels(words: string): boolean {
  return ON_FOOT.test(words);
}
