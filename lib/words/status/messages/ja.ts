import type { Messages } from './en'

export const messages: Messages = {
  'The server answered {status} with a puzzle for people.':
    'サーバーは{status}と、人間かどうかを確かめる問題を返しました。',
  'The server answered 404: there is nothing at this address.':
    'サーバーは404を返しました。このアドレスには何もありません。',
  'The server answered {status}: it does not let us read this address.':
    'サーバーは{status}を返しました。このアドレスを読ませてくれません。',
  'The server answered {status}, asked to wait until {time}.':
    'サーバーは{status}を返し、{time}まで待つように求めました。',
  'The server answered {status}, which is no answer to what we asked.':
    'サーバーは{status}を返しましたが、求めたことへの答えではありません。',
  'The server answered {status}.': 'サーバーは{status}を返しました。',
  '{status}, asked to wait until {time}.': '{status}、{time}まで待つように求められました。',
  '410 Gone.': '410、恒久的に取り下げられました。',
  'The document has {megabytes} MB; the limit is 8 MB.': '文書は{megabytes} MBあります。上限は8 MBです。',
  'The document is too big; the limit is 8 MB.': '文書が大きすぎます。上限は8 MBです。',
  'The answer is encoded as "{text}", which we did not ask for.':
    '応答の圧縮形式が「{text}」で、求めたものではありません。',
  'The answer could not be unpacked ({code}).': '応答を展開できませんでした（{code}）。',
  'The headers of the answer are too large.': '応答のヘッダーが大きすぎます。',
  'The server says “wait” without an end.': 'サーバーが「待て」と言い続けています。',
  'The answer goes on without an end.': '応答がいつまでも終わりません。',
  'The answer is not as long as it says.': '応答の長さが、示された長さと異なります。',
  'No complete answer within {seconds} s.': '{seconds}秒以内に完全な応答がありませんでした。',
  'More than {count} redirects.': '転送が{count}回を超えました。',
  'A redirect without a readable target.': '転送先を読み取れません。',
  'A redirect from outside to inside was refused.': '外部から内部への転送を拒否しました。',
  'A redirect was refused. {message}': '転送を拒否しました。{message}',

  'This is not a valid address.': 'アドレスが正しくありません。',
  'Addresses start with http: or https:, not with {code}':
    'アドレスは{code}ではなく、http:かhttps:で始めてください。',
  'The address holds a user name or a password.': 'アドレスにユーザー名かパスワードが含まれています。',
  'Port {code} is not one that blogs are served from.': 'ポート{code}はブログに使われるものではありません。',
  'The address names a host of a private network.':
    'アドレスがプライベートネットワークのホストを指しています。',
  'The address leads to a private network.': 'アドレスの先がプライベートネットワークです。',
  "This is no file in the planet's folder.": 'プラネットのフォルダーにあるファイルではありません。',
  'The file is too big: the limit is 8 MB.': 'ファイルが大きすぎます。上限は8 MBです。',
  'The file could not be read ({code}).': 'ファイルを読めませんでした（{code}）。',

  'There is no such host name.': 'その名前のサーバーはありません。',
  'The host name could not be looked up.': 'サーバーの名前を調べられませんでした。',
  'The server takes no connections.': 'サーバーが接続を受け付けません。',
  'The server dropped the connection.': 'サーバーが接続を切りました。',
  'There is no way to the server from here.': 'ここからサーバーへの経路がありません。',
  'The server did not take the connection in time.': 'サーバーが時間内に接続を受け付けませんでした。',
  'The connection failed ({code}).': '接続に失敗しました（{code}）。',
  'The server does not speak HTTP as it should ({code}).':
    'サーバーの応答がHTTPとして正しくありません（{code}）。',
  'No secure connection could be made ({code}).': '安全な接続を確立できませんでした（{code}）。',
  'The certificate has expired.': '証明書の期限が切れています。',
  'The certificate has expired. It was valid until {time}.': '証明書の期限が切れています。有効期限：{time}。',
  'The certificate is not valid yet.': '証明書はまだ有効ではありません。',
  'The certificate is not valid yet, but from {time}.':
    '証明書はまだ有効ではありません。有効期間の開始：{time}。',
  'The certificate was revoked.': '証明書は失効しています。',
  'The certificate is for another host name.': '証明書は別のホスト名のものです。',
  'The certificate is for no host at all, not for {host}.':
    '証明書はどのホスト名のものでもなく、{host}のものでもありません。',
  'The certificate is for {text} and {count} more, not for {host}.':
    '証明書は{text}ほか{count}件のもので、{host}のものではありません。',
  'The certificate is for {text}, not for {host}.': '証明書は{text}のもので、{host}のものではありません。',
  'The certificate is signed by itself only.': '証明書には自己署名しかありません。',
  'The certificate is signed by itself only ({text}), and by no authority.':
    '証明書には自己署名（{text}）しかなく、認証局の署名がありません。',
  'The certificate is signed by an authority that nobody knows.':
    '証明書は、知られていない認証局が署名しています。',
  'The certificate is signed by an authority that nobody knows ({text}).':
    '証明書は、知られていない認証局（{text}）が署名しています。',
  'The server does not send its intermediate certificate.': 'サーバーが中間証明書を送っていません。',
  'The server does not send the certificate of its issuer ({text}).':
    'サーバーが発行者（{text}）の証明書を送っていません。',

  'The document is empty.': '文書が空です。',
  'The document is a web page, not a feed.': '文書はウェブページで、フィードではありません。',
  'The document is a web page, not a feed: “{text}”.':
    '文書はウェブページ「{text}」で、フィードではありません。',
  'The document is XML, but no feed: <{code}>.': '文書はXMLですが、フィードではありません：<{code}>。',
  'The document is JSON, but no JSON Feed.': '文書はJSONですが、JSON Feedではありません。',
  'The document is no valid JSON: {words}.': '文書は正しいJSONではありません：{words}。',
  'The document is plain text.': '文書はプレーンテキストです。',
  'The document is no text.': '文書はテキストではありません。',
  'The document holds no element.': '文書に要素がありません。',
  'The document holds a tag of over {count} characters.': '文書に{count}文字を超えるタグがあります。',
  'The document holds an element with over {count} attributes.':
    '文書に属性が{count}個を超える要素があります。',
  'The document holds elements nested over {count} deep.': '文書の要素の入れ子が{count}段を超えています。',
  'The document is not well-formed XML.': '文書は整形式のXMLではありません。',
  'The document ends before its root element is closed.': 'ルート要素が閉じられる前に文書が終わっています。',
  'The document is not valid {code} in {count} places.':
    '文書に、{code}として正しくない箇所が{count}か所あります。',
  'The document is not UTF-8 and names no encoding; read as {code}.':
    '文書はUTF-8ではなく、文字コードの宣言もありません。{code}として読みました。',
  'The document is declared as {text}, but it is {code}.':
    '文書は{text}と宣言されていますが、実際は{code}です。',
  'The XML parser gave up: {words}': 'XMLを解析できませんでした：{words}',
  'It was not read within {seconds} s.': '{seconds}秒以内に読み終わりませんでした。',
  'We stumbled over this feed.': 'このフィードの処理中に問題が起きました。',

  'Nothing new.': '新着はありません。',
  '{total} entries, {count} new.': '投稿{total}件、うち新着{count}件。',
  '{count} of {total} entries have no date.': '{total}件中{count}件に日付がありません。',
  '{count} of {total} entries have no date that can be read, such as “{text}”.':
    '{total}件中{count}件の日付を読み取れません。例：「{text}」。',
  '{count} of {total} entries are dated in the future, such as {time}.':
    '{total}件中{count}件が未来の日付です。例：{time}。',
  '{count} of {total} entries have the id of another.':
    '{total}件中{count}件の識別子が、ほかの投稿と同じです。',
  '{count} of {total} entries break off.': '{total}件中{count}件の文章が途中で切れています。',
  '{count} of {total} entries came with a new id.': '{total}件中{count}件が新しい識別子で届きました。',
  '{count} known posts came with a later date.': '既知の投稿{count}件が、より新しい日付で届きました。',
  '{count} posts at their own dates.': '投稿{count}件を、それぞれの日付に置きました。',
  '{count} taken out of new posts.': '新しい投稿から取り除いたもの：{count}件。',
  '1 picture of new posts without a description.': '新しい投稿に、説明のない画像が1枚あります。',
  '{count} pictures of new posts without a description.': '新しい投稿に、説明のない画像が{count}枚あります。',
  'A post waits.': '投稿1件が保留中です。',
  '{count} posts wait.': '投稿{count}件が保留中です。',
}
