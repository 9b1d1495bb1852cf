// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import { CopyBlock, Fold, PageSection, paths } from '../../design/index.js';
import type { SectionProps } from './listing-sections.js';

/** How a stranger comes to the same verdict, command by command. */
export function ReproduceSection({ listing }: SectionProps) {
  const { recipe, certificate } = listing;
  const hex = certificate.envelope.replace(/^sha256:/, '');
  return (
    <PageSection
      id="reproduce"
      title="Reproduce it"
      lead={
        <>
          Take <a href={`/api/v1/bundles/${hex}`}>the bundle</a>, which holds all evidence, and believe
          nobody.
        </>
      }
    >
      {listing.runnable ? (
        <p className="lead">
          <a href={paths.liveOf(listing.id)}>Run its recipe here and now</a>, and watch each call arrive until
          the verdict.
        </p>
      ) : null}
      <CopyBlock title="Commands" text={linesOf(listing.reproduce)} />
      {recipe === null ? null : (
        <Fold summary="The recipe, command by command" aside={`${recipe.commands.length} commands`}>
          <p>
            It needs {recipe.services.join(', ')}, as {recipe.operator ? 'operator' : recipe.roles.join(', ')}
            .
          </p>
          {recipe.prerequisites.length === 0 ? null : (
            <ul className="places">
              {recipe.prerequisites.map(({ id, missing }) => (
                <li key={id}>
                  <code>{id}</code>: {missing}
                </li>
              ))}
            </ul>
          )}
          <CopyBlock
            title="Commands of the recipe"
            level={4}
            text={linesOf(
              recipe.commands.map(({ title, run, phase }) => ({
                title: phase === 'step' ? title : `${phase}: ${title}`,
                line: run,
              })),
            )}
          />
        </Fold>
      )}
    </PageSection>
  );
}

/** A title could hold a line break, and what follows it would be a command to whoever copies. */
function linesOf(lines: Listing['reproduce']): string {
  return lines
    .map(({ title, line }) => `# ${title.replaceAll(/[\r\n\u2028\u2029]+/g, ' ')}\n${line}`)
    .join('\n\n');
}
