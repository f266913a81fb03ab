// How near a result is to what was asked for: names, codes and words on one scale, best first.
export const RELEVANCE = {
  same: 40, // the name, or the code by its name or number
  called: 35, // the title of the page
  begun: 30, // the name begins so
  ended: 27, // what is no member ends with that word: `task` in ICLRTask
  joined: 25, // a member's own name begins so
  within: 15, // a word inside the name does
  titled: 12, // a word of the title
  termed: 8, // of a heading, or a keyword
  coded: 7, // the code, or a word in it, begins so
  pieced: 6, // the name is put together from it: `revleave`
  owned: 5, // the name of what it is a member of has it
  told: 3, // a word of the summary, half as much again where it begins with it
  read: 1, // of the text
  inside: 0.5, // letters somewhere in the name
};
