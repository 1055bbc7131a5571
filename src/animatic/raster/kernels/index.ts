export { blur } from './blur';
export { fillArea, useEdges, useRow } from './coverage';
export { layEnlarged } from './enlarge';
export { gradientBall, gradientLine, gradientRound, setScale } from './gradient';
export { bendTones, fadeColors } from './grade';
export { paintFade, paintGradient, paintJoined, paintLight, paintRows, paintSolid } from './paint';
export { clear, drawOn } from './picture';
export { toVideo } from './video';
