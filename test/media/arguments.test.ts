import { describe, expect, test } from '@jest/globals';
import { frameRate } from '../../src/film/time.ts';
import { type Bridge, bridgeArguments } from '../../src/media/stitch/transition-bridge.ts';
import type { ClipFacts } from '../../src/media/probe/clip.ts';
import { colorEncodingOf } from '../../src/media/probe/color.ts';
import { conformArguments } from '../../src/media/conform/conform-clip.ts';
import { countFramesArguments } from '../../src/media/probe/count-frames.ts';
import { encodeFramesArguments } from '../../src/media/pictures/encode-frames.ts';
import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { countInterlacedArguments } from '../../src/media/probe/interlacing.ts';
import { joinArguments } from '../../src/media/stitch/join-arguments.ts';
import { stillArguments } from '../../src/media/pictures/last-frame.ts';

const ACCURATE = 'flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp';
const SIZED = `scale=1280:720:${ACCURATE}`;
const READ_CLIP =
  '-protocol_whitelist file,pipe -format_whitelist mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mpegts,avi -i';
const HOUSE_24 =
  '-c:v libx264 -preset veryfast -profile:v high -crf 14 -pix_fmt yuv420p -threads 4 -bf 0' +
  ' -g 24 -keyint_min 24 -sc_threshold 0 -x264-params stitchable=1:open-gop=0' +
  ' -color_primaries bt709 -color_trc bt709 -colorspace bt709 -color_range tv -r 24';
const DRAWN_24 = HOUSE_24.replace(
  '-preset veryfast -profile:v high -crf 14',
  '-preset superfast -profile:v high -qp 17',
).replace('open-gop=0', 'open-gop=0:subme=0');
const MP4_24 =
  '-map_metadata -1 -map_chapters -1 -fflags +bitexact -flags:v +bitexact' +
  ' -video_track_timescale 24 -movflags +faststart+write_colr -f mp4';

const facts: ClipFacts = {
  codec: 'h264',
  width: 1280,
  height: 720,
  rate: frameRate(24),
  frames: 120,
  seconds: 5,
  codecConfig: 'c',
  color: 'bt709/tv/yuv420p',
  primaries: 'bt709',
  transfer: 'bt709',
  hasAudio: false,
  mayHaveFields: false,
};
const film = { width: 1280, height: 720, rate: frameRate(24) };

describe('command lines', () => {
  test('drawn pictures are read raw from standard input', () => {
    expect(encodeFramesArguments({ path: '/a/-b.mp4', ...film }).join(' ')).toBe(
      '-f rawvideo -pix_fmt rgba -video_size 1280x720 -framerate 24 -i pipe:0 -an' +
        ` -vf scale=out_color_matrix=bt709:out_range=tv:${ACCURATE},format=yuv420p,setsar=1` +
        ` ${DRAWN_24} ${MP4_24} file:/a/-b.mp4`,
    );
  });

  test('planes that are as they are encoded go in without a filter but the pixel shape', () => {
    const settings = { path: '/a/-b.mp4', ...film, layout: 'yuv420p' } as const;
    expect(encodeFramesArguments(settings).join(' ')).toBe(
      '-f rawvideo -pix_fmt yuv420p -video_size 1280x720 -framerate 24 -i pipe:0 -an' +
        ` -vf setsar=1 ${DRAWN_24} ${MP4_24} file:/a/-b.mp4`,
    );
  });

  test('the last frame is decoded from the keyframe before it', () => {
    const color = colorEncodingOf(facts);
    const request = { clip: '/a.mp4', out: '/a%d.png', color, take: { from: 4.9375 } };
    expect(stillArguments(request).join(' ')).toBe(
      `-seek_timestamp 1 -ss 4.937500 ${READ_CLIP} file:/a.mp4 -map 0:v:0` +
        ` -vf setpts=N/(25*TB),scale=in_color_matrix=bt709:in_range=tv:${ACCURATE},format=rgb24` +
        ',setparams=color_primaries=unknown:color_trc=unknown' +
        ' -r 25 -map_metadata -1 -fflags +bitexact -flags:v +bitexact -c:v png -pred sub -compression_level 3' +
        ' -f image2 -update 1 file:/a%d.png',
    );
  });

  test('counting frames keeps none', () => {
    expect(countFramesArguments('/a.mp4').join(' ')).toBe(
      `${READ_CLIP} file:/a.mp4 -map 0:v:0 -vf setpts=N/(25*TB) -r 25 -f null pipe:1`,
    );
  });

  test('a clip of another rate, size and colour is conformed in one pass', () => {
    const source = {
      ...facts,
      rate: frameRate(30),
      width: 640,
      height: 360,
      color: 'smpte170m/tv/yuv420p',
    };
    const request = { source: '/a.mp4', out: '/b.mp4', dropFrames: 1, frames: 90, ...film };
    expect(conformArguments({ ...request, facts: source, interlaced: false }).join(' ')).toBe(
      `${READ_CLIP} file:/a.mp4 -map 0:v:0 -vf trim=start_frame=1,setpts=PTS-STARTPTS,` +
        'fps=fps=24:round=near,tpad=stop=1:stop_mode=clone,trim=end_frame=90,setpts=N*1/(24*TB),' +
        `scale=in_color_matrix=bt601:in_range=tv:${ACCURATE},format=gbrp,scale=1280:720:${ACCURATE},` +
        `scale=out_color_matrix=bt709:out_range=tv:${ACCURATE},format=yuv420p,setsar=1,format=yuv420p` +
        ` ${HOUSE_24} ${MP4_24} file:/b.mp4`,
    );
  });

  test('fields become pictures before anything else, and wide colours go through a table', () => {
    const source = { ...facts, color: 'bt2020-ncl/tv/yuv420p10', transfer: 'pq' };
    const request = { source: '/a.mov', out: '/b.mp4', dropFrames: 0, frames: 120, ...film };
    expect(
      conformArguments({ ...request, facts: source, interlaced: true }, "/tmp/it's/l.cube").join(
        ' ',
      ),
    ).toBe(
      `${READ_CLIP} file:/a.mov -map 0:v:0 -vf bwdif=mode=send_frame:parity=auto:deint=interlaced,` +
        `trim=end_frame=120,setpts=N*1/(24*TB),scale=in_color_matrix=bt2020:in_range=tv:${ACCURATE},` +
        "format=rgb48le,lut3d=file=/tmp/it\\\\\\'s/l.cube:interp=tetrahedral," +
        `scale=${ACCURATE},format=gbrp,scale=1280:720:${ACCURATE},` +
        `scale=out_color_matrix=bt709:out_range=tv:${ACCURATE},format=yuv420p,setsar=1,format=yuv420p` +
        ` ${HOUSE_24} ${MP4_24} file:/b.mp4`,
    );
  });

  test('interlaced pictures are counted in the part that is used, and none is kept', () => {
    const scan = { clip: '/a.mp4', facts, seconds: 6 };
    expect(countInterlacedArguments(scan).join(' ')).toBe(
      `-t 6.000000 ${READ_CLIP} file:/a.mp4 -map 0:v:0` +
        ' -vf select=not(eq(interlace_type\\,PROGRESSIVE)),setpts=N/(25*TB) -r 25 -f null pipe:1',
    );
  });

  test('what two drawn clips share is encoded as they are, and with anything else as photographed', () => {
    const under = { path: '/a.mp4', facts, from: 110, to: 120, effort: 'drawn' } as const;
    const over = { path: '/b.mp4', facts, from: 0, to: 24, effort: 'drawn' } as const;
    const bridge = { under, over, ramp: 'dissolve', frames: 10 } as const;
    const encoded = (part: Partial<Bridge>): string =>
      bridgeArguments({ ...bridge, ...part }, film, '/c.mp4').join(' ');
    expect(encoded({})).toContain(DRAWN_24);
    expect(encoded({ under: 'black', ramp: 'fade-in' })).toContain(DRAWN_24);
    expect(encoded({ under: { ...under, effort: 'photographed' } })).toContain(HOUSE_24);
    expect(encoded({ over: { path: '/b.mp4', facts, from: 0, to: 24 } })).toContain(HOUSE_24);
  });

  test('a dissolve shows one stretch over another through a rising grey', () => {
    const under = { path: '/a.mp4', facts, from: 110, to: 120 };
    const over = { path: '/b.mp4', facts, from: 0, to: 24 };
    const bridge = { under, over, ramp: 'dissolve', frames: 10 } as const;
    expect(bridgeArguments(bridge, film, '/c.mp4').join(' ')).toBe(
      `${READ_CLIP} file:/b.mp4 -ss 4.562500 ${READ_CLIP} file:/a.mp4 -filter_complex ` +
        `[1:v:0]trim=end_frame=10,setpts=N*1/(24*TB),${SIZED},setsar=1,format=yuv420p,` +
        'tpad=stop=24:stop_mode=clone,trim=end_frame=24,setpts=N*1/(24*TB)[under];' +
        `[0:v:0]trim=end_frame=24,setpts=N*1/(24*TB),${SIZED},setsar=1,format=yuv420p,` +
        'format=yuva420p[over];' +
        "color=black:size=16x16:rate=24,format=gray,geq=lum='floor(255*min(1,(N+1)/11)+0.5)'," +
        'scale=1280:720:flags=neighbor,trim=end_frame=24[mask];' +
        '[over][mask]alphamerge[seen];' +
        '[under][seen]overlay=format=yuv420,trim=end_frame=24,setpts=N*1/(24*TB),format=yuv420p[out]' +
        ` -map [out] ${HOUSE_24} ${MP4_24} file:/c.mp4`,
    );
  });

  test('pictures and sound are copied', () => {
    const joining = { list: '/s/film.ffconcat', out: '/f.mp4', rate: frameRate(24) };
    const metadata = { title: '-t "x"', comment: 'c' };
    const argumentsWith = (sound: string | null) =>
      joinArguments({ ...joining, metadata, sound }).join(' ');
    const pictures = '-protocol_whitelist file,pipe -f concat -safe 0 -i file:/s/film.ffconcat';
    const copied = '-map 0:v:0 -c:v copy';
    const end = `${MP4_24} -metadata title=-t "x" -metadata comment=c file:/f.mp4`;
    expect(argumentsWith('/s.mp4')).toBe(
      `${pictures} ${READ_CLIP} file:/s.mp4 ${copied} -map 1:a:0 -c:a copy ${end}`,
    );
    expect(argumentsWith(null)).toBe(`${pictures} ${copied} ${end}`);
  });

  test('a name is only a name, whatever it begins with', () => {
    expect(fileUrl('/-i')).toBe('file:/-i');
    expect(fileUrl("/it's\n%03d http:.mp4")).toBe("file:/it's\n%03d http:.mp4");
  });
});

describe('the colours of a clip', () => {
  test.each([
    ['bt709/tv/yuv420p', 480, { matrix: 'bt709', range: 'tv' }],
    ['smpte170m/pc/yuv420p', 1080, { matrix: 'bt601', range: 'pc' }],
    ['bt470bg/unknown/yuv420p', 1080, { matrix: 'bt601', range: 'auto' }],
    ['bt2020-ncl/tv/yuv420p10', 2160, { matrix: 'bt2020', range: 'tv' }],
    ['unknown/unknown/yuv420p', 719, { matrix: 'bt601', range: 'auto' }],
    ['unknown/unknown/yuv420p', 720, { matrix: 'bt709', range: 'auto' }],
  ])('tagged %s with %i lines are read as %j', (color, height, encoding) => {
    expect(colorEncodingOf({ color, height })).toEqual(encoding);
  });
});
