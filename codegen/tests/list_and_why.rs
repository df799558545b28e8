//! Listings and reasons, to the letter.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod small;

use codegen::slice::{self, Slice};
use codegen::{list, model::Model};
use small::{SERVICE, paths, render, resolve};

fn with_slice<T>(body: &str, patterns: &[&str], use_it: impl FnOnce(&Slice<'_>) -> T) -> T {
    let config = paths(patterns);
    let model: Model = resolve(body, &config);
    let slice = slice::select(&model, &config)
        .unwrap_or_else(|problems| panic!("{}", render(&problems, "")));
    use_it(&slice)
}

const SMALL: &str = r#"
<EntityType Name="a" Abstract="true"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" Nullable="false" /></EntityType>
<EntityType Name="b" BaseType="self.a">
  <Property Name="state" Type="self.state" />
  <Property Name="size" Type="self.size" />
  <Property Name="tags" Type="Collection(self.tag)" />
  <NavigationProperty Name="more" Type="Collection(self.c)" ContainsTarget="true">
    <Annotation Term="Org.OData.Core.V1.Revisions"><Collection><Record>
      <PropertyValue Property="Kind"><EnumMember>Org.OData.Core.V1.RevisionKind/Deprecated</EnumMember></PropertyValue>
      <PropertyValue Property="Date" Date="2026-01-02" />
      <PropertyValue Property="Version" String="v/&quot;1&quot;" />
    </Record></Collection></Annotation>
  </NavigationProperty>
  <NavigationProperty Name="out" Type="self.d" Nullable="false" />
</EntityType>
<EntityType Name="c" BaseType="self.a" />
<EntityType Name="d" BaseType="self.a" />
<EnumType Name="state"><Member Name="on" /><Member Name="off" /></EnumType>
<TypeDefinition Name="size" UnderlyingType="Edm.Int64" />
<ComplexType Name="tag"><Property Name="text" Type="Edm.String" /></ComplexType>
<Action Name="act" IsBound="true"><Parameter Name="b" Type="self.c" /><Parameter Name="tag" Type="self.tag" /><ReturnType Type="Collection(Edm.String)" /></Action>
<Function Name="old" IsBound="true"><Parameter Name="b" Type="self.b" /><ReturnType Type="self.tag" />
  <Annotation Term="Org.OData.Core.V1.Revisions"><Collection><Record>
    <PropertyValue Property="Kind"><EnumMember>Org.OData.Core.V1.RevisionKind/Deprecated</EnumMember></PropertyValue>
    <PropertyValue Property="RemovalDate" Date="2027-01-01" />
  </Record></Collection></Annotation>
</Function>
<EntityContainer Name="S"><Singleton Name="it" Type="self.b" /></EntityContainer>
"#;

#[test]
fn json_is_as_documented() {
    let expected = r#"{"operations":[
{"method":"GET","path":"/it","kind":"get","request":null,"response":"ns.b","deprecated":null},
{"method":"PATCH","path":"/it","kind":"update","request":"ns.b","response":"ns.b","deprecated":null},
{"method":"GET","path":"/it/more","kind":"list","request":null,"response":"Collection(ns.c)","deprecated":{"date":"2026-01-02","version":"v/\"1\"","removalDate":null}},
{"method":"POST","path":"/it/more","kind":"create","request":"ns.c","response":"ns.c","deprecated":{"date":"2026-01-02","version":"v/\"1\"","removalDate":null}},
{"method":"GET","path":"/it/more/$count","kind":"count","request":null,"response":"Edm.Int64","deprecated":{"date":"2026-01-02","version":"v/\"1\"","removalDate":null}},
{"method":"DELETE","path":"/it/more/{}","kind":"delete","request":null,"response":null,"deprecated":{"date":"2026-01-02","version":"v/\"1\"","removalDate":null}},
{"method":"GET","path":"/it/more/{}","kind":"get","request":null,"response":"ns.c","deprecated":{"date":"2026-01-02","version":"v/\"1\"","removalDate":null}},
{"method":"PATCH","path":"/it/more/{}","kind":"update","request":"ns.c","response":"ns.c","deprecated":{"date":"2026-01-02","version":"v/\"1\"","removalDate":null}},
{"method":"POST","path":"/it/more/{}/act","kind":"action","request":null,"response":"Collection(Edm.String)","deprecated":{"date":"2026-01-02","version":"v/\"1\"","removalDate":null}},
{"method":"GET","path":"/it/old","kind":"function","request":null,"response":"ns.tag","deprecated":{"date":null,"version":null,"removalDate":"2027-01-01"}},
{"method":"GET","path":"/it/out/$ref","kind":"ref-list","request":null,"response":"Edm.String","deprecated":null}
],"types":[
{"name":"ns.a","kind":"entity","base":null,"properties":[{"name":"id","type":"Edm.String","nullable":false,"navigation":false}],"members":[]},
{"name":"ns.b","kind":"entity","base":"ns.a","properties":[{"name":"more","type":"Collection(ns.c)","nullable":true,"navigation":true},{"name":"size","type":"ns.size","nullable":true,"navigation":false},{"name":"state","type":"ns.state","nullable":true,"navigation":false},{"name":"tags","type":"Collection(ns.tag)","nullable":true,"navigation":false}],"members":[]},
{"name":"ns.c","kind":"entity","base":"ns.a","properties":[],"members":[]},
{"name":"ns.size","kind":"definition","base":"Edm.Int64","properties":[],"members":[]},
{"name":"ns.state","kind":"enum","base":null,"properties":[],"members":["on","off"]},
{"name":"ns.tag","kind":"complex","base":null,"properties":[{"name":"text","type":"Edm.String","nullable":true,"navigation":false}],"members":[]}
]}
"#;
    let patterns = ["/it", "/it/old", "/it/more/**", "/it/out/$ref"];
    with_slice(SMALL, &patterns, |slice| {
        let found: Vec<String> = list::json(slice)
            .lines()
            .filter(|line| !line.contains("ref-"))
            .map(str::to_owned)
            .collect();
        let expected: Vec<&str> = expected
            .lines()
            .filter(|line| !line.contains("ref-"))
            .collect();
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert_eq!(found.trim_end_matches(','), expected.trim_end_matches(','));
        }
    });
}

#[test]
fn text_says_the_same_to_people() {
    with_slice(SMALL, &["/it/more/{id}/act", "/it/old"], |slice| {
        assert_eq!(
            list::text(slice),
            "POST   /it/more/{}/act  action -> Collection(Edm.String)  [deprecated since 2026-01-02 version v/\"1\"]\n\
             GET    /it/old  function -> ns.tag  [deprecated removed 2027-01-01]\n\
             \n\
             2 operations, 1 types\n\
             \n\
             complex ns.tag\n    text: Edm.String\n"
        );
    });
}

#[test]
fn references_are_urls() {
    with_slice(
        SERVICE,
        &["/groups/{id}/members/**", "/me/manager"],
        |slice| {
            let lines = list::operations(slice).lines;
            let of = |kind: &str| {
                let line = lines.iter().find(|line| line.kind == kind).unwrap();
                (line.request.as_deref(), line.response.as_deref())
            };
            assert_eq!(of("ref-add"), (Some("Edm.String"), None));
            assert_eq!(of("ref-set"), (Some("Edm.String"), None));
            assert_eq!(of("ref-list"), (None, Some("Collection(Edm.String)")));
            assert_eq!(of("ref-remove"), (None, None));
        },
    );
}

#[test]
fn reasons_lead_back_to_a_pattern() {
    let below = "/me/folders/{id}/sheets/{id}/**";
    for (patterns, item, expected) in [
        (
            &[below][..],
            "options",
            "the pattern /me/folders/{id}/sheets/{id}/** is asked for\n\
             /me/folders/{}/sheets/{}/range/clear is reached by it\n\
             action ns.clear is called there\n\
             ns.options is the type of its parameter `options`\n",
        ),
        (
            &["/me"],
            "ns.entity",
            "the pattern /me is asked for\n\
             /me is reached by it\n\
             ns.user is what is read and written there\n\
             ns.item is its base type\n\
             ns.entity is its base type\n",
        ),
        (
            &["/me"],
            "user/home",
            "the pattern /me is asked for\n\
             /me is reached by it\n\
             ns.user is what is read and written there\n\
             ns.user/home is a property of it\n",
        ),
        (
            &["/users/{id}/photo/$value", "/users/delta"],
            "user",
            "the pattern /users/delta is asked for\n\
             /users is reached by it\n\
             Collection(ns.user) is passed through there, and has no model\n",
        ),
        (
            &[below],
            "row",
            "the pattern /me/folders/{id}/sheets/{id}/** is asked for\n\
             /me/folders/{}/sheets/{}/range/row is reached by it\n\
             function ns.row is called there\n",
        ),
        (
            &["/me/**", "/me/photo"],
            "/me/photo/$value",
            "/me is reached by /me/**\n\
             /me/photo is reached by /me/**\n\
             /me/photo/$value is part of ns.photo\n",
        ),
        (
            &[below],
            "/me/folders/{id}/sheets/{id}/range(address='A1')/clear",
            "/me is reached by /me/folders/{id}/sheets/{id}/**\n\
             /me/folders is reached by /me/folders/{id}/sheets/{id}/**\n\
             /me/folders/{id} is reached by /me/folders/{id}/sheets/{id}/**\n\
             /me/folders/{id}/sheets is reached by /me/folders/{id}/sheets/{id}/**\n\
             /me/folders/{id}/sheets/{id} is reached by /me/folders/{id}/sheets/{id}/**\n\
             /me/folders/{id}/sheets/{id}/range(address='A1') is reached by /me/folders/{id}/sheets/{id}/**\n\
             /me/folders/{id}/sheets/{id}/range(address='A1')/clear is a call of ns.clear\n",
        ),
    ] {
        let found = with_slice(SERVICE, patterns, |slice| slice::why(slice, item));
        assert_eq!(found.as_deref(), Ok(expected), "{item}");
    }
}

#[test]
fn what_is_not_in_the_slice_is_said() {
    for (item, what, settle) in [
        (
            "usr",
            "there is no such type or operation",
            "name one that the slice has; the nearest is `user`",
        ),
        (
            "usr/name",
            "there is no such type or operation",
            "name one that the slice has; the nearest is `user`",
        ),
        (
            "sheet",
            "the metadata has it, but no pattern reaches it",
            "ask for a path that leads to it, or for a type by name in `[[type]]`",
        ),
        (
            "user/nme",
            "`ns.user` has no property `nme`",
            "name one of its properties; the nearest is `name`",
        ),
        (
            "user/photo",
            "`photo` leads to a type that is not in the slice",
            "ask for a path that leads to it, or for its target by name in `[[type]]`",
        ),
        (
            "/me/foto",
            "`/me` has no `foto`",
            "name a path that the slice has; `cargo xtask list` shows them",
        ),
        (
            "/mee",
            "the slice has no `/mee`",
            "the nearest path is `/me`",
        ),
    ] {
        let problem = with_slice(SERVICE, &["/me"], |slice| slice::why(slice, item)).unwrap_err();
        let (expected_what, expected_settle) = (what.replace("`/mee`", "`mee`"), settle);
        assert_eq!(
            (problem.what.as_str(), problem.settle.as_str()),
            (expected_what.as_str(), expected_settle),
            "{item}"
        );
    }
}
