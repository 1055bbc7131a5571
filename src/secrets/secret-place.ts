/** Where the value of one secret is kept. Names and addresses only: it may be shown and written down. */
export type SecretPlace =
  /** A variable of the process. */
  | { readonly kind: 'env'; readonly name: string }
  /** A line of the project's `.env` files. */
  | { readonly kind: 'dotenv'; readonly name: string }
  | FilePlace
  | DopplerPlace
  | GcpPlace
  | AwsPlace
  | AzurePlace;

/** A place that has to be asked, be it over the network or on the disk. */
export type AskedPlace = Exclude<SecretPlace, { readonly kind: 'env' | 'dotenv' }>;

/** A file that holds one secret and nothing else, as Docker and Kubernetes mount them. */
export interface FilePlace {
  readonly kind: 'file';
  readonly path: string;
}

export interface DopplerPlace {
  readonly kind: 'doppler';
  readonly name: string;
  /** Both or neither: a service token is of one config. */
  readonly project?: string;
  readonly config?: string;
}

export interface GcpPlace {
  readonly kind: 'gcp';
  readonly project: string;
  readonly secret: string;
  /** A number, an alias, or `latest`. */
  readonly version: string;
  /** Of a regional secret. */
  readonly location?: string;
  /** Of a secret that is a JSON object: the field. */
  readonly key?: string;
}

export interface AwsPlace {
  readonly kind: 'aws';
  /** A name or an ARN. */
  readonly secret: string;
  /** Otherwise that of the ARN, of the environment, or of the profile. */
  readonly region?: string;
  /** Of a secret that is a JSON object: the field. */
  readonly key?: string;
}

export interface AzurePlace {
  readonly kind: 'azure';
  /** Its name, or its host where it is not below `vault.azure.net`. */
  readonly vault: string;
  /** As Key Vault has it: with dashes, where a variable has underscores. */
  readonly secret: string;
  /** The newest where it is not said. */
  readonly version?: string;
}

/** As a configuration writes it: `gcp://my-project/hf-token`. */
export function placeText(place: SecretPlace): string {
  switch (place.kind) {
    case 'env':
    case 'dotenv':
      return `${place.kind}://${place.name}`;
    case 'file':
      return `file://${place.path}`;
    case 'doppler': {
      const { project, config, name } = place;
      return `doppler://${project === undefined ? name : `${project}/${config}/${name}`}`;
    }
    case 'gcp': {
      const { project, secret, version, location, key } = place;
      const number = version === 'latest' ? '' : `/${version}`;
      return `gcp://${project}/${secret}${number}${query('location', location)}${fragment(key)}`;
    }
    case 'aws':
      return `aws://${place.secret}${query('region', place.region)}${fragment(place.key)}`;
    case 'azure': {
      const { vault, secret, version } = place;
      return `azure://${vault}/${secret}${version === undefined ? '' : `/${version}`}`;
    }
  }
}

function query(name: string, value: string | undefined): string {
  return value === undefined ? '' : `?${name}=${value}`;
}

function fragment(key: string | undefined): string {
  return key === undefined ? '' : `#${key}`;
}
