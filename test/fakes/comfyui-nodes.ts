/** The nodes that the fake of a ComfyUI server has, and what it finds wrong with a graph of them. */

export type Nodes = Readonly<
  Record<string, { class_type: string; inputs: Readonly<Record<string, unknown>> }>
>;

const INT = (min: number, step: number) => ['INT', { default: min, min, max: 16_384, step }];
const LINK = (type: string) => [type];

/** Files that are there, as a user who has followed the guides has them. */
export const FILES = [
  'wan2.2_ti2v_5B_fp16.safetensors',
  'wan2.2_i2v_high_noise_14B_fp8_scaled.safetensors',
  'wan2.2_i2v_low_noise_14B_fp8_scaled.safetensors',
  'z_image_turbo_bf16.safetensors',
];

export function nodesWith(files: readonly string[]): Record<string, Record<string, unknown>> {
  const sampler = { sampler_name: [['euler', 'uni_pc']], scheduler: [['simple', 'normal']] };
  const video = { width: INT(16, 16), height: INT(16, 16), length: INT(1, 4) };
  return {
    UNETLoader: { unet_name: [files], weight_dtype: [['default', 'fp8_e4m3fn']] },
    CLIPLoader: {
      clip_name: [['umt5_xxl_fp8_e4m3fn_scaled.safetensors', 'qwen_3_4b.safetensors']],
      type: [['wan', 'ltxv', 'lumina2']],
    },
    // In the way in which newer nodes say it.
    VAELoader: {
      vae_name: [
        'COMBO',
        { options: ['wan2.2_vae.safetensors', 'wan_2.1_vae.safetensors', 'ae.safetensors'] },
      ],
    },
    LoadImage: { image: [['example.png'], { image_upload: true }] },
    CLIPTextEncode: { text: ['STRING', { multiline: true }], clip: LINK('CLIP') },
    Wan22ImageToVideoLatent: { vae: LINK('VAE'), ...video },
    WanFirstLastFrameToVideo: { positive: LINK('CONDITIONING'), ...video },
    ModelSamplingSD3: {
      model: LINK('MODEL'),
      shift: ['FLOAT', { default: 3, min: 0, step: 0.01 }],
    },
    KSampler: { model: LINK('MODEL'), seed: INT(0, 1), ...sampler },
    KSamplerAdvanced: { model: LINK('MODEL'), noise_seed: INT(0, 1), ...sampler },
    VAEDecode: { samples: LINK('LATENT'), vae: LINK('VAE') },
    CreateVideo: { images: LINK('IMAGE'), fps: ['FLOAT', { default: 30, min: 1, step: 1 }] },
    ConditioningZeroOut: { conditioning: LINK('CONDITIONING') },
    EmptySD3LatentImage: { width: INT(16, 16), height: INT(16, 16), batch_size: INT(1, 1) },
    ModelSamplingAuraFlow: {
      model: LINK('MODEL'),
      shift: ['FLOAT', { default: 1.73, min: 0, step: 0.01 }],
    },
    SaveImage: { images: LINK('IMAGE'), filename_prefix: ['STRING', { default: 'ComfyUI' }] },
    SaveVideo: { video: LINK('VIDEO'), format: ['COMBO', { options: ['auto', 'mp4'] }] },
  };
}

/** What the server would find wrong with a graph before it queues it, by node. */
export function mistakesIn(
  graph: Nodes,
  nodes: Record<string, Record<string, unknown>>,
  pictures: ReadonlyMap<string, Buffer>,
): Record<string, unknown> {
  const wrong = (kind: string, message: string, details: string) => ({
    errors: [{ type: 'value_not_in_list', message, details, extra_info: {} }],
    dependent_outputs: [],
    class_type: kind,
  });
  return Object.fromEntries(
    Object.entries(graph).flatMap(([id, { class_type: kind, inputs }]) => {
      const known = nodes[kind];
      if (known === undefined) return [[id, wrong(kind, 'Node not found', kind)]];
      const missing = Object.keys(known).find((input) => inputs[input] === undefined);
      if (missing !== undefined) return [[id, wrong(kind, 'Required input is missing', missing)]];
      const dangling = Object.values(inputs).find(
        (value) => Array.isArray(value) && graph[String(value[0])] === undefined,
      );
      if (dangling !== undefined)
        return [[id, wrong(kind, 'Bad linked input', JSON.stringify(dangling))]];
      const image = inputs['image'];
      if (kind === 'LoadImage' && !pictures.has(String(image))) {
        return [
          [id, wrong(kind, 'Custom validation failed', `Invalid image file: ${String(image)}`)],
        ];
      }
      return [];
    }),
  );
}
