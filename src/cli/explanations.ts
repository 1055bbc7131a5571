import { explainErrors } from '../diagnostics/explain-errors.ts';
import type { FilmInvalidCode } from './film-invalid-error.ts';
import type { ConfigInvalidCode } from './setup/config-invalid-error.ts';
import type { CliErrorCode } from './cli-error.ts';

/** What a command, or a call of the library, can be told wrongly. */
export const CLI_EXPLANATIONS = explainErrors<CliErrorCode | ConfigInvalidCode | FilmInvalidCode>({
  'film/invalid': {
    title: 'A film can’t be planned or rendered: it has errors.',
    why: 'It is thrown by the library, where the command prints the errors themselves. The thrown error carries all of them.',
    mend: 'Mend each of `diagnostics`, or run `ministudio validate`.',
  },
  'budget/passed': {
    title: 'The shots that are to be made would cost more than is allowed.',
    why: 'What was paid for takes of this film before counts too. Nothing was submitted.',
    mend: 'Raise `budget.cap` of the film, `budget` of the configuration, or `--budget`; shoot fewer shots with `--only`, or use a cheaper provider.',
  },
  'budget/unknown-price': {
    title: 'A budget can’t be kept, because a price is not known.',
    why: 'An unknown price is never taken for nothing. Nothing was submitted.',
    mend: 'Choose a provider whose price is known, say what you pay under `providers.NAME.prices` in ministudio.config.yaml, or take the budget out.',
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
    why: 'A module that MINISTUDIO_PROVIDERS or the configuration names can’t be loaded, what it exports or what a program gave is no definition, or its name is taken.',
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
  'usage/unknown-code': {
    title: 'There is no diagnostic with that code.',
    why: 'A code is a word, a slash and a few words, such as `film/unknown-key`.',
    mend: 'Copy it from the diagnostic. `ministudio explain` lists all.',
  },
  'usage/unknown-shot': {
    title: 'The film has no shot of that name.',
    why: 'Shots are named by their `id`, after includes and variables are filled in.',
    mend: 'Correct the name; `ministudio plan` lists the shots.',
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
