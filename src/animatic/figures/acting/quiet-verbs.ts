/** What is shown by somebody who is there and does no more: a picture of it needs no gesture. */
const QUIET =
  /\b(is|are|was|were|be|being|has|have|had|do|does|did|can|will|would|stands?|standing|stays?|waits?|waiting|remains?|rests?|resting|stops?|stopping|pauses?|hesitates?|halts?|freezes?|frozen|stills?|motionless|watch(es|ing)?|listens?|thinks?|thinking|ponders?|considers?|wonders?|hears?|sees?|notices?|spots|finds?|discovers?|recogni[sz]es?|reali[sz]es?|understands?|remembers?|forgets?|knows?|learns?|decides?|believes?|wants?|needs?|likes?|loves?|hates?|fears?|hopes?|dreams?|feels?|lets?|lives?|keeps?|holds?|holding|grips?|clutch(es|ing)?|wears?|wearing|owns?|seems?|appears?|becomes?|vanish(es)?|disappears?|begins?|starts?|tries|continues?|finish(es)?|ends?|hangs?|hovers?|hovering|faces?|facing|poses?|posing|says?|saying|tells?|telling|asks?|asking|answers?|replies|speaks?|speaking|talks?|talking|whispers?|mutters?|murmurs?|explains?|argues?|chats?|shouts?|shouting|yells?|calls?|screams?|cries out|announces?|sings?|singing|hums?|whistles?|recites?|prays?|swallows?|blush(es)?|stays put|bides|lingers?|guards?|accepts?|refuses?|agrees?|ignores?|enjoys?|survives?|obeys?|obeyed)\b/;

/** Whether words, in lower case, tell of something that needs no gesture. */
export function isQuiet(words: string): boolean {
  return QUIET.test(words);
}
