import '@mantine/tiptap/styles.layer.css'
import { Autocomplete, Button, Menu, Popover } from '@mantine/core'
import { RichTextEditor } from '@mantine/tiptap'
import { useEditor, type Editor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { styleNonce } from '../../app/style-nonce.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import type { RichText } from './decision-api.ts'
import classes from './decision.module.css'
import { richExtensions, toRichText } from './rich-nodes.ts'

/** A document that the text may refer to. */
export interface EvidenceChoice { readonly documentId: string; readonly label: string }

/** One part of the decision: words, lists, references to law and evidence. */
export function RichEditor({ label, value, editable, citations, evidence, onChange }: {
  readonly label: string
  readonly value: RichText
  readonly editable: boolean
  readonly citations: readonly string[]
  readonly evidence: readonly EvidenceChoice[]
  readonly onChange: (value: RichText) => void
}) {
  const t = useText()
  // The editor lives as long as the page; it calls whatever handler the last rendering brought.
  const change = useRef(onChange)
  useEffect(() => { change.current = onChange }, [onChange])
  const editor = useEditor({
    extensions: richExtensions,
    content: value,
    editable,
    injectNonce: styleNonce,
    shouldRerenderOnTransaction: true,
    editorProps: { attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true', lang: 'hu', spellcheck: 'true' } },
    onUpdate: ({ editor: edited }) => change.current(toRichText(edited.getJSON()))
  })
  useEffect(() => { editor?.setEditable(editable) }, [editor, editable])
  // A text that came from elsewhere (the other of two who saved) replaces what stands here.
  useEffect(() => {
    if (editor === null || JSON.stringify(toRichText(editor.getJSON())) === JSON.stringify(toRichText(value))) return
    editor.commands.setContent(value, { emitUpdate: false })
  }, [editor, value])

  return (
    <RichTextEditor editor={editor} className={classes.editor} labels={{
      boldControlLabel: t('decision:tool.bold'), italicControlLabel: t('decision:tool.italic'), bulletListControlLabel: t('decision:tool.bullets'),
      orderedListControlLabel: t('decision:tool.numbers'), undoControlLabel: t('decision:tool.undo'), redoControlLabel: t('decision:tool.redo')
    }}>
      {editable && (
        <RichTextEditor.Toolbar className={classes.tools} aria-label={t('decision:tool.label', { part: label })} role="toolbar">
          <RichTextEditor.ControlsGroup><RichTextEditor.Bold /><RichTextEditor.Italic /></RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup><RichTextEditor.BulletList /><RichTextEditor.OrderedList /></RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup><RichTextEditor.Undo /><RichTextEditor.Redo /></RichTextEditor.ControlsGroup>
          {editor !== null && <InsertLaw editor={editor} citations={citations} />}
          {editor !== null && evidence.length > 0 && <InsertEvidence editor={editor} evidence={evidence} />}
        </RichTextEditor.Toolbar>
      )}
      <RichTextEditor.Content className={classes.text} />
    </RichTextEditor>
  )
}

function InsertLaw({ editor, citations }: { readonly editor: Editor; readonly citations: readonly string[] }) {
  const t = useText()
  const [opened, setOpened] = useState(false)
  const [citation, setCitation] = useState('')
  const insert = (chosen: string): void => {
    const words = chosen.trim()
    if (words === '') return
    setOpened(false)
    setCitation('')
    editor.chain().focus().insertContent([{ type: 'lawRef', attrs: { citation: words } }, { type: 'text', text: ' ' }]).run()
  }
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus withinPortal shadow="md">
      <Popover.Target><Button size="compact-sm" variant="subtle" onClick={() => setOpened(true)}>§ {t('decision:tool.law')}</Button></Popover.Target>
      <Popover.Dropdown aria-label={t('decision:tool.law')}>
        <form className="row" onSubmit={(event) => { event.preventDefault(); insert(citation) }}>
          <Autocomplete aria-label={t('decision:tool.citation')} placeholder={citations[0] ?? ''} data={[...citations]} value={citation} onChange={setCitation} maxLength={200} w={280}
            comboboxProps={{ withinPortal: false }} data-autofocus onOptionSubmit={insert} />
          <Button type="submit">{t('decision:tool.insert')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

function InsertEvidence({ editor, evidence }: { readonly editor: Editor; readonly evidence: readonly EvidenceChoice[] }) {
  const t = useText()
  return (
    <Menu withinPortal shadow="md">
      <Menu.Target><Button size="compact-sm" variant="subtle" leftSection={<Icon name="document" size={14} />}>{t('decision:tool.evidence')}</Button></Menu.Target>
      <Menu.Dropdown>
        {evidence.map((item) => (
          <Menu.Item key={item.documentId} onClick={() => editor.chain().focus().insertContent([{ type: 'evidence', attrs: { ...item } }, { type: 'text', text: ' ' }]).run()}>{item.label}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
