import { explainErrors } from '../diagnostics/explain-errors.ts';
import type { FilmInvalidCode } from './reading/film-invalid-error.ts';
import type { ConfigInvalidCode } from './setup/config-invalid-error.ts';
import type { CliErrorCode } from './cli-error.ts';

/** What a command, or a call of the library, can be told wrongly. */
export const CLI_EXPLANATIONS = explainErrors<CliErrorCode | ConfigInvalidCode | FilmInvalidCode>({
  'film/invalid': {
    title: 'A film can’t be planned or rendered: it has errors.',
    why: 'It is thrown by the library, where the command prints the errors themselves. The thrown error carries all of them.',
    mend: 'Mend each of `diagnostics`, or run `ministudio validate`.',
  },
  'config/invalid': {
    title: 'A file of configuration has errors.',
    why: 'It is thrown by the library, where the command prints the errors themselves. The thrown error carries all of them.',
    mend: 'Mend each of `diagnostics`.',
  },
  'config/missing': {
    title: 'A file of configuration that is named is not there.',
    why: 'With `--config`, that file is meant and no other: films would be made otherwise than you think.',
    mend: 'Correct the path, or leave `--config` and MINISTUDIO_CONFIG out.',
  },
  'config/unreadable': {
    title: 'A file of configuration can’t be read.',
    why: 'It may say who makes films, and what they may cost at most.',
    mend: 'Let yourself read it, or remove it.',
  },
  'film/incomplete': {
    title: 'A film is not cut, because shots are missing that were not asked for.',
    why: 'It is thrown by the library where `only` names some shots; the command tells the same. What was asked for is made and kept.',
    mend: 'Name the missing shots too, or leave `only` out.',
  },
  'plan/invalid': {
    title: 'A file is no plan that can be rendered.',
    why: 'It is what `plan --json` prints, another version of ministudio wrote it, or it is damaged. Nothing was submitted.',
    mend: 'Write a plan with `ministudio plan film.yaml -o film.plan.json`.',
  },
  'plan/moved': {
    title: 'What would be made is not what was planned.',
    why: 'The film, a picture that it names, a price, a provider, a model, this tool or a take is another than when the plan was made; each is listed with what it was and is. Nothing was submitted, and nothing spent.',
    mend: 'Plan again with `ministudio plan film.yaml -o film.plan.json`, read it, and render that.',
  },
  'provider/bad-module': {
    title: 'A provider of one’s own can’t be used.',
    why: 'A module that MINISTUDIO_PROVIDERS or the configuration names can’t be loaded, what it exports or what a program gave is no definition, its name is taken, or it says a price that is no sum of money: no budget can be kept with that.',
    mend: 'Correct the path or the package there, or the definition as the message says.',
  },
  'provider/not-available': {
    title: 'None of the providers that a shot names can be used.',
    why: 'A chain of providers is tried in order. Of this one, none is known to this version, or each has ended. Or the model that is asked for is not one of its provider’s.',
    mend: 'Add one that `ministudio providers list` shows to the end of the chain, or use `--provider`.',
  },
  'provider/unknown': {
    title: 'There is no provider of that name.',
    why: 'Names are written as `ministudio providers list` shows them.',
    mend: 'Correct the name.',
  },
  'usage/long-note': {
    title: 'The note of a retake is longer than the model has room for.',
    why: 'A note is what a retake is made for, so it is never cut, and what happens in the shot is not left out for it.',
    mend: 'Shorten the note, or the action of the shot; or use a provider that reads more.',
  },
  'usage/own-clip': {
    title: 'A shot can’t be taken again, because it is a clip of your own.',
    why: 'Nothing is generated for a shot that has a `clip`.',
    mend: 'Change the file, or take `clip` out of the shot.',
  },
  'usage/starts-from-nothing': {
    title: 'A shot can’t be shot by itself, because the shot that it goes on from is not there.',
    why: 'It starts from the last picture of that one, and `retake` and `--only` shoot nothing but what they name.',
    mend: 'Shoot the other first, or name it in `--only` too; `ministudio render` shoots all that is missing.',
  },
  'usage/lost-take': {
    title: 'A take can’t be chosen, because its file is lost.',
    why: 'What the film shows has to be there. Of this take, a file is gone or has changed, and not enough is kept to make it again.',
    mend: 'Choose another take, put the file back, or make another with `ministudio retake`.',
  },
  'usage/not-rendered': {
    title: 'There is no rendered film to measure.',
    why: '`check` measures the film of an output folder against the manifest beside it and the takes in the ledger, and one of them is not there.',
    mend: 'Run `ministudio render film.yaml`, or say with `--out` where the film lies.',
  },
  'usage/nothing-unknown': {
    title: 'There is nothing to settle for that shot.',
    why: 'Only a submission whose answer was lost can be settled by hand. Of all others it is written down what became of them.',
    mend: '`ministudio resolve FILM` lists what is unknown.',
  },
  'usage/several-jobs': {
    title: 'It is not said which of several submissions is settled.',
    why: 'Of one shot, several takes, its keyframe or its lines may have been asked for with no answer. What is right for one is wrong for another: that would be paid for twice, or be given up.',
    mend: 'Repeat the command with `--job` and the name of the one that is meant, as the error lists them.',
  },
  'usage/same-name': {
    title: 'Two films in one folder have one name, but for its ending.',
    why: 'Takes, ledger and output are kept under the film’s name without `.yaml` or `.yml`. Each film would use, and pay for, the takes of the other.',
    mend: 'Rename one of them, or move it to a folder of its own. What was made stays with the name.',
  },
  'usage/secret-name': {
    title: 'A shot, a scene or the film is named by a secret.',
    why: 'Takes, files and the ledger bear these names. A secret that is set in the environment is written nowhere, so nothing can be named by one.',
    mend: 'Rename it. Where the secret is a word that anybody may use, set another.',
  },
  'usage/same-line': {
    title: 'Another take of a line would sound like one that is there.',
    why: 'Some voices say the same words in the same way each time, and from the same seed most do. It is told before it is paid for.',
    mend: 'Ask for another --note or --seed, where the voice takes them; or change the line, its voice or how fast it is spoken.',
  },
  'usage/unknown-code': {
    title: 'There is no diagnostic with that code.',
    why: 'A code is a word, a slash and a few words, such as `film/unknown-key`.',
    mend: 'Copy it from the diagnostic. `ministudio explain` lists all.',
  },
  'usage/unknown-film': {
    title: 'There is no film of that name, and nothing is remembered of one.',
    why: 'What a film has cost stands in `.ministudio` beside it, also where the film itself was moved away.',
    mend: 'Correct the path.',
  },
  'usage/unknown-shot': {
    title: 'The film has no shot of that name.',
    why: 'Shots are named by their `id`, after includes and variables are filled in.',
    mend: 'Correct the name; `ministudio plan` lists the shots.',
  },
  'usage/unknown-line': {
    title: 'There are no takes of that line.',
    why: 'Lines are counted in their shot from 1: the dialogue, then the narration. Only what a voice has spoken has takes; what a video model says is part of the take of its shot.',
    mend: 'Write a place that `ministudio plan` shows, or render the film first.',
  },
  'usage/unknown-take': {
    title: 'A shot has no take of that number.',
    why: 'Takes are numbered for each shot, from 1.',
    mend: 'Correct the number; `ministudio takes` lists them.',
  },
  'usage/unknown-template': {
    title: 'There is no template of that name.',
    why: 'A film is started from one of a few templates.',
    mend: 'Correct the name; `ministudio init --list` shows them.',
  },
  'usage/would-overwrite': {
    title: 'A file of the template is there already.',
    why: 'What you have written is never overwritten.',
    mend: 'Choose another folder.',
  },
  'usage/wrong-variable': {
    title: 'A variable of the environment has a value that it can’t have.',
    why: 'Variables that begin with MINISTUDIO_ stand for flags. It is told before anything is read or paid for.',
    mend: 'Set it as the message says, or not at all.',
  },
  'usage/wrong-flag': {
    title: 'A flag has a value that it can’t have.',
    why: 'It is told before anything is read or paid for.',
    mend: 'Write it as the message shows; `ministudio COMMAND --help` lists the flags.',
  },
});
