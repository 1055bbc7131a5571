import type { HttpAnswer } from '../../../providers/http/http.ts';
import { readServiceError, textAt } from '../../../providers/http/service-error.ts';
import type { Outside } from '../backend.ts';
import { answerProblem } from '../answer-problem.ts';
import { Problem } from '../problem.ts';
import type { Seen } from './vault.ts';

const WAY_OUT = 'Run `az login`, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET.';
/** Why 403 came, where it is not that a role is missing. */
const REFUSALS: Readonly<Record<string, string>> = {
  ForbiddenByFirewall:
    'The vault’s firewall lets this address not in: add it to its network rules.',
  ForbiddenByConnection: 'The vault is asked over a private endpoint only.',
  SecretDisabled: 'Enable the version, or name another.',
  SecretExpired: 'The version has an end, and it is past: add a version.',
};

/** What an answer of Key Vault that is no success means. */
export function secretProblem(outside: Outside, answer: HttpAnswer): Problem {
  const { json, message } = readServiceError(answer, outside.redact);
  const outer = textAt(json, 'error', 'code') ?? '';
  const code = textAt(json, 'error', 'innererror', 'code') ?? outer;
  const said = `${code || answer.status}: ${outside.redact(message)}`;
  switch (answer.status) {
    case 401:
      return new Problem(
        'secrets/bad-credentials',
        `Key Vault does not take the token (${said})`,
        'See that the vault is of the tenant that the credentials are of.',
      );
    case 403: {
      const hint =
        REFUSALS[code] ??
        'Give who asks the role "Key Vault Secrets User" on the vault, or "get" of secrets in its access policy.';
      return new Problem('secrets/denied', `who asks may not read it (${said})`, hint);
    }
    case 404: {
      const hint = 'Compare the name with what `az keyvault secret list` shows.';
      return new Problem('secrets/not-found', `there is no such secret (${said})`, hint);
    }
    default:
      return answerProblem(outside, answer, message);
  }
}

/** Why no token was had. */
export function tokenProblem(outside: Outside, { tokenAnswer: answer, tenant }: Seen): Problem {
  if (answer === undefined || answer.status < 400) {
    const ours = outside.variable('AZURE_TENANT_ID');
    if (ours !== undefined && tenant !== undefined && tenant !== '' && tenant !== ours) {
      return new Problem(
        'secrets/bad-credentials',
        `the vault is of the tenant ${tenant}, and AZURE_TENANT_ID is another`,
        'Use credentials of that tenant, or name it in AZURE_ADDITIONALLY_ALLOWED_TENANTS.',
      );
    }
    return new Problem('secrets/no-credentials', 'there are no credentials for Azure', WAY_OUT);
  }
  const { json, message } = readServiceError(answer, outside.redact);
  // AADSTS7000215: Invalid client secret provided. … Trace ID: … Correlation ID: …
  const words = (textAt(json, 'error_description') ?? message).replace(/\s+Trace ID:.*$/s, '');
  if (answer.status >= 500 || answer.status === 429) return answerProblem(outside, answer, words);
  return new Problem(
    'secrets/bad-credentials',
    `Microsoft Entra gives no token for the credentials (${outside.redact(words)})`,
    'Compare tenant, client and secret with the app registration; a secret there has an end.',
  );
}
