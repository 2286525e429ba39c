import { PasswordInput, Progress } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { client } from '../rpc/client.ts';
import { reasonText } from '../rpc/error-text.ts';
import styles from './new-password.module.css';

interface NewPasswordProps {
  readonly label: string;
  readonly value: string;
  readonly repeated: string;
  /** Words that must not be in the password: names of the person and the company. */
  readonly ownWords: readonly string[];
  readonly onChange: (value: string, repeated: string) => void;
  /** A refusal that belongs to the password. */
  readonly error?: string | undefined;
}

/** The core's opinion of what is being typed. */
interface Verdict {
  readonly password: string;
  readonly score: number;
  readonly reasons: readonly string[];
}

const SCORES = ['veryWeak', 'weak', 'fair', 'good', 'strong'] as const;
const COLOURS = ['red.7', 'red.7', 'yellow.7', 'brand', 'brand'] as const;

/** A new password typed twice, with the core's opinion while typing; the text is kept nowhere else. */
export function NewPassword(props: NewPasswordProps) {
  const { t } = useWords();
  const { value, repeated } = props;
  const [settled] = useDebouncedValue(value, 250);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const ownWords = props.ownWords.filter((word) => word.trim() !== '').join('\n');

  useEffect(() => {
    if (settled === '') return undefined;
    const stop = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        const answer = await client.vault.checkPassword(
          { password: settled, words: ownWords === '' ? [] : ownWords.split('\n') },
          { signal: stop.signal },
        );
        setVerdict({ password: settled, ...answer });
      } catch {
        // The opinion is a help; the core judges again when the password is set.
      }
    };
    void ask();
    return () => {
      stop.abort();
    };
  }, [settled, ownWords]);

  const shown = value === '' || verdict === null ? null : verdict;
  const grade = shown === null ? null : (SCORES[shown.score] ?? 'veryWeak');
  const differs = repeated !== '' && repeated !== value;
  return (
    <>
      <PasswordInput
        label={props.label}
        description={t('vault:password.help')}
        autoComplete="new-password"
        value={value}
        error={props.error}
        visibilityToggleButtonProps={{ 'aria-label': t('action.show') }}
        onChange={(event) => {
          props.onChange(event.currentTarget.value, repeated);
        }}
      />
      {shown === null || grade === null ? null : (
        <div className={styles['meter']} aria-live="polite">
          <Progress
            value={(shown.score + 1) * 20}
            color={COLOURS[shown.score] ?? 'red.7'}
            size={6}
            aria-label={t('vault:password.strength')}
          />
          <span>{t(`vault:password.${grade}`)}</span>
          {shown.reasons.map((reason) => (
            <p key={reason} className={styles['reason']}>
              {reasonText(t, reason)}
            </p>
          ))}
        </div>
      )}
      <PasswordInput
        label={t('vault:password.repeat')}
        autoComplete="new-password"
        value={repeated}
        error={differs ? t('vault:password.differs') : null}
        visibilityToggleButtonProps={{ 'aria-label': t('action.show') }}
        onChange={(event) => {
          props.onChange(value, event.currentTarget.value);
        }}
      />
    </>
  );
}
