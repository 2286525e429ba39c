import { TagsInput, type TagsInputProps } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import { foldedOptions } from './folded-options.ts';

/** Words of a record, typed or taken from those in use. */
export function TagInput(props: TagsInputProps) {
  const { t } = useWords();
  return (
    <TagsInput
      description={t('tags.help')}
      splitChars={[',', ';']}
      filter={foldedOptions}
      maxTags={20}
      clearable={false}
      {...props}
    />
  );
}
