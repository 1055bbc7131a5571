import { BOATS, saysBoat } from '../../world/floor/boat.ts';
import { RAISED_FLOOR } from '../../world/floor/raised-floor.ts';
import { wordsOfName } from '../../world/floor/seat.ts';
import { buildArch } from './arch.ts';
import { buildBed } from './bed.ts';
import { buildBell } from './bell.ts';
import { buildBench } from './bench.ts';
import { buildBoat } from './boat.ts';
import { buildBook } from './book.ts';
import { buildBox } from './box.ts';
import { buildBuilding } from './building.ts';
import { buildCandle } from './candle.ts';
import { buildCar } from './car.ts';
import { buildChair } from './chair.ts';
import { buildClock } from './clock.ts';
import { buildColumn } from './column.ts';
import { buildConveyor } from './conveyor.ts';
import { buildCooker } from './cooker.ts';
import { buildCounter } from './counter.ts';
import { buildCrowd, buildGrandstand } from './crowd.ts';
import { buildDoor } from './door.ts';
import { buildDrumKit } from './drum-kit.ts';
import { buildFire } from './fire.ts';
import { buildFountain } from './fountain.ts';
import { buildGlobe } from './globe.ts';
import { buildGoal } from './goal.ts';
import { buildLamp } from './lamp.ts';
import { buildLever } from './lever.ts';
import { buildLuggage } from './luggage.ts';
import { buildPaper } from './paper.ts';
import { buildPiano } from './piano.ts';
import { buildPicture } from './picture.ts';
import { buildPlant } from './plant.ts';
import { buildPoleStand } from './pole-stand.ts';
import { buildRock } from './rock.ts';
import { buildRug } from './rug.ts';
import { buildScreen } from './screen.ts';
import { buildShelf } from './shelf.ts';
import { buildSign } from './sign.ts';
import { buildSofa } from './sofa.ts';
import { buildSolarPanel, buildSpacecraft } from './spacecraft.ts';
import { buildSpeaker } from './speaker.ts';
import { buildStage } from './stage.ts';
import { buildStairs } from './stairs.ts';
import { buildStall } from './stall.ts';
import { buildStrings } from './strings.ts';
import { buildTable } from './table.ts';
import { buildTent } from './tent.ts';
import { buildTrain } from './train.ts';
import { buildTree } from './tree.ts';
import { buildVessel } from './vessel.ts';
import { buildWater } from './water.ts';
import { buildWindow } from './window.ts';
import type { PieceBuilder } from './piece.ts';

/**
 * Piece kinds by the words for them. A name counts before a description, and within a text an
 * earlier row before a later one: a desk lamp is a lamp, a window seat is a bench.
 */
const KINDS: readonly (readonly [RegExp, PieceBuilder])[] = [
  [
    /grand ?stand|bleachers|\btribune\b|\bterraces?\b(?= (?:full|of seats))|\bstands?\b(?= (?:full|with (?:people|fans|spectators)|of (?:people|fans|spectators)))/,
    buildGrandstand,
  ],
  [
    /\bcrowd\b|\baudience\b|spectators|onlookers|\bmob\b|\bthrong\b|\bfans\b(?! (?:heater|blade))/,
    buildCrowd,
  ],
  [/solar (?:panel|array|cell)/, buildSolarPanel],
  [
    /space ?(?:station|ship|craft|lab)|spacecraft|\bsatellite(?! dish)|space shuttle|\bprobe\b|(?:orbital|docking|habitat) (?:station|module)|\bairlock module/,
    buildSpacecraft,
  ],
  [/\bsign\b|neon|billboard|signboard/, buildSign],
  [/\bgoal\b(?! kick)|\bgoalposts?\b/, buildGoal],
  [/\bstalls?\b(?! door)|\bkiosk\b|(?:food|market|fruit) cart/, buildStall],
  [/\btents?\b|marquee|tepee|wigwam|yurt/, buildTent],
  [/piano|harpsichord|\borgan\b/, buildPiano],
  [/double bass|contrabass|\bcello\b|violin|\bguitar\b(?! (?:case|shop))/, buildStrings],
  [/drum ?kit|drum set|\bdrums\b/, buildDrumKit],
  [
    /(?:drip|infusion|iv|music|mic(?:rophone)?|coat|hat|lamp|light|flag) stand\b|\bdrip\b|\bmic(?:rophone)?\b|tripod|\bflags?\b(?!stone)|\bbanner\b|lectern/,
    buildPoleStand,
  ],
  [
    /\b(?:judge|magistrate|court)(?:[\w'’]*) (?:\w+ )?bench|witness (?:box|stand)|jury box/,
    buildCounter,
  ],
  [
    /\bwater\b(?! ?(?:tower|tank|bottle|butt|trough|wheel|mill|pump|jug|glass|cooler))|\bsea\b|\bocean|\blake|\briver|canal|puddle/,
    buildWater,
  ],
  [/candle(?! ?(labra|stick holder))|\btorch\b|\btaper\b/, buildCandle],
  [/\bstreet ?light|\blamps?\b|lantern|chandelier|candelabra|\bbulb|sconce/, buildLamp],
  [/bookcase|bookshel|\bshel(f|ves)\b|\bstack|\brack\b|cabinet of|archive/, buildShelf],
  [/window seat|\bbench|\bpew\b/, buildBench],
  [/window|skylight|porthole|lancet|stained.glass/, buildWindow],
  [/staircase|\bstairs?\b|\bsteps\b|ladder/, buildStairs],
  [/monitor|\bscreen|television|\btv\b|computer|laptop|\bconsole|hologram|display/, buildScreen],
  [/suitcase|luggage|\btrunk\b|briefcase|\bchest\b(?! of)/, buildLuggage],
  [/\blever\b|\bswitch\b/, buildLever],
  [/\bbelt\b|conveyor/, buildConveyor],
  [/speaker|amplifier|jukebox/, buildSpeaker],
  [/sofa|couch|settee|armchair/, buildSofa],
  [/\bbed\b|cot\b|bunk|mattress|stretcher/, buildBed],
  [/\b(?:desk|table)(?! ?(?:chair|stool|seat)s?\b)|workbench|\baltar/, buildTable],
  [/chair|stool|throne|\bseat\b/, buildChair],
  [/\bcooker\b|\boven\b|\bhob\b|(?:gas|electric) (?:stove|range)/, buildCooker],
  [/\bfire(place)?\b|hearth|stove|campfire|brazier|bonfire|furnace/, buildFire],
  [/counter|\bbar\b|reception|till\b|sink/, buildCounter],
  [/fountain|\bwell\b|basin|\bpool\b|\bpond/, buildFountain],
  [/\barch\b|\bportal\b|\bgantry\b|metal detector/, buildArch],
  [/painting|\bpicture|portrait|\bmirror\b(?! ?ball)|poster/, buildPicture],
  [/\bdoor|\bgate\b|entrance|archway|hatch|lift\b|elevator/, buildDoor],
  [
    /column|pillar|\bpost\b|bollard|\bpole\b|\bmast\b|obelisk|statue|chimney|barrel|\bpipe|\bdrum\b|\bbins?\b/,
    buildColumn,
  ],
  [/\btree|cypress|\bpine|\boak\b(?!en)(?! (desk|door|table|shel))|palm|willow|birch/, buildTree],
  [
    /plant|\bbush|shrub|flower|hedge|fern|\breeds?\b|grass|seaweed|kelp|\bcorals?\b|cactus|\bivy\b/,
    buildPlant,
  ],
  [/\btrain\b|\btram\b|locomotive|railway carriage|\bmetro\b|subway car/, buildTrain],
  [/\bcar\b|\btaxi|\bvan\b|truck|\bbus\b|vehicle|tram|train|wagon/, buildCar],
  [BOATS, buildBoat],
  [/\bhull/, buildBoat],
  [
    /rock|boulder|\bstone\b(?! (wall|house|tower|building|fountain))|rubble|cliff|mountain|\bpeak\b|summit|\bhill\b|\bdune|iceberg/,
    buildRock,
  ],
  [
    /house|building|\bblock\b|chapel|tower|facade|skyscraper|\bshed|cottage|\bhut\b|church|warehouse|\bshop|\bgable|cabin|lighthouse|apartment|\bbarn|\bwall\b|\bfront\b|buttress|saloon|\bbank\b(?! of)|\bstables?\b|\bjail\b|\bhotel|\binn\b|tavern|\bpub\b|caf[eé]\b|restaurant|\bstores?\b|\bschool|hospital(?! bed)|castle|palace|\btemple|mosque|\bvilla\b|mansion|\bmill\b|factory/,
    buildBuilding,
  ],
  [/\bclock/, buildClock],
  [/globe|\bsphere|\borb\b|mirror ?ball|disco ?ball|\bball\b/, buildGlobe],
  [
    /\bletter\b|\bticket|\bpaper|\bmap\b|\bchart\b|photograph|postcard|envelope|\bpage\b/,
    buildPaper,
  ],
  [/\bbook\b|ledger|\btome\b|\bdiary\b|notebook|\bbible\b/, buildBook],
  [/\brug|carpet|\bmat\b/, buildRug],
  [RAISED_FLOOR, buildStage],
  [/\bbells?\b/, buildBell],
  [
    /\bbottles?\b|\bflask|decanter|\bperfume\b|\bbowls?\b|\bpots?\b|saucepan|\bpan\b|cauldron|kettle|\bplates?\b|\bdish(?:es)?\b|saucer|\bvases?\b|\burn\b|\bjars?\b|\bjugs?\b|pitcher|\bmugs?\b|\bcups?\b|goblet|bucket|\bglass(?:es)?$|\bglass of\b/,
    buildVessel,
  ],
];

/**
 * The builder of a piece by its name, else by what is said of it, in lower case: by the thing itself
 * and not by what is with it, so that `a stall with a pot` is a stall, or at least no pot.
 */
export function builderFor(name: string, description: string): PieceBuilder {
  const find = (text: string): PieceBuilder | undefined =>
    KINDS.find(([pattern]) => pattern.test(text))?.[1];
  const things = description
    .split(/[,;.]/)
    .map((clause) => (clause.split(BESIDES)[0] ?? '').replaceAll(OWNERS, ''));
  const found = find(wordsOfName(name));
  if (found !== undefined) return found;
  for (const thing of things) {
    // A boat on a lake is no water.
    const builder = saysBoat(thing) ? buildBoat : find(thing);
    if (builder !== undefined) return builder;
  }
  return buildBox;
}

/** What comes after the thing itself. */
const BESIDES = /\b(?:with|beside|near|under|by|behind|before|between|at|facing|opposite)\b/;

/** Whose a thing is: the ship of `a ship's bell` is not the thing. */
const OWNERS = /\b(?!judge|magistrate)\w+['’]s? /g;

/** Whether a text names something that has a shape of its own. */
export function isPieceKind(text: string): boolean {
  return KINDS.some(([pattern]) => pattern.test(text));
}

/** Kinds that shine unless something says that they are dark. */
const SHINING: ReadonlySet<PieceBuilder> = new Set([
  buildCandle,
  buildFire,
  buildLamp,
  buildScreen,
  buildSign,
]);

export function shinesByNature(builder: PieceBuilder): boolean {
  return SHINING.has(builder);
}
