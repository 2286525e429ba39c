import { TagsInput, type TagsInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Words of a record, typed or taken from those in use. */
export function TagInput(props: TagsInputProps) {
  const { t } = useTranslation();
  return <TagsInput description={t('tags.help')} splitChars={[',', ';']} maxTags={20} clearable={false} {...props} />;
}
