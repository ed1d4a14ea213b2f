namespace DingTalk.Testing.Rendering;

/// <summary>Everything that a rendered message can consist of. What is not here cannot be shown.</summary>
enum NodeKind
{
    Text,
    Break,
    Bold,
    Italic,
    Colour,
    Mention,
    Link,
    Image,
    Heading,
    Paragraph,
    Quote,
    List,
    Item,
    Code,
    Rule,
    Table,
    Row,
    Cell,
}
